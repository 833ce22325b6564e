import Transport

/// One thread's share of the server: its poller, its connections, their deadlines. It shares nothing with another
/// worker but the listeners, the emulator, and the room for connections.
struct Worker: ~Copyable {
  /// The wake-up's registration; the listeners' count up from slot 0. A slab's generations are odd, so neither is taken
  /// for a connection's.
  private static let wakeUpRegistration = Registration(slot: .max, generation: 0)

  /// How often in a row waiting may fail, each time with a new poller, before the worker gives up.
  private static let maximumFailures = 3

  let context: TLSContext
  /// Which of the workers it is, from 0.
  let index: Int
  let room: ConnectionRoom
  private let wakeUp: WakeUp
  let changeSignal: ChangeSignal
  var poller: Poller
  /// Where connections come from; those of the board are the last.
  var entrances: [Entrance]
  /// The listeners whose TLS goes wrong, where this worker serves them.
  var board: FaultBoard?
  /// How many of the board's changes were seen.
  var seenChanges = 0
  /// When a listener of the board has to be closed.
  var nextListenerEnd: Instant?
  var accepting = Accepting.open
  /// The last question for room that was answered.
  var answeredQuestion = 0
  /// Connections that were idle longest when last looked for, the longest at the end.
  var longestIdleLast: [IdleConnection] = []
  var connections: Slab<Connection>
  var deadlines = DeadlineHeap()
  /// Connections that had their turn and could go on at once.
  var unfinished: [Registration] = []
  /// Those of them that have their turn now; empty between two turns, and kept for its memory.
  var resumed: [Registration] = []
  /// The slots of connections that wait for something to happen, in no order.
  var parked: [UInt32] = []
  /// Those of them that are told so now; empty between two turns, and kept for its memory.
  var woken: [Registration] = []
  /// How many of those wait for what other connections ask.
  var askingCount = 0
  /// What the emulator knows this worker by while connections are parked, and whether it hears of requests, too.
  var listening: (number: Int, toRequests: Bool)?
  var workspace: Workspace
  private var failures = 0

  /// Makes a worker that accepts connections once it runs; until then they wait in the kernel.
  init(
    _ index: Int, accepting listeners: [Listener], _ context: TLSContext, in room: ConnectionRoom, wakeUp: WakeUp,
    workspace: consuming Workspace
  ) throws(Errno) {
    let poller = try Poller()
    try poller.add(wakeUp.descriptor, for: .readable, as: Self.wakeUpRegistration)
    let entrances = listeners.map { Entrance(listener: $0, context: context, isFaulty: false) }
    try Self.watch(entrances, with: poller)
    self.poller = poller
    self.entrances = entrances
    self.context = context
    self.index = index
    self.room = room
    self.wakeUp = wakeUp
    changeSignal = ChangeSignal(waking: wakeUp)
    self.workspace = workspace
    connections = Slab(capacity: room.limit)
  }

  /// Serves until the server stops, and what is in flight then is finished or its time is over.
  mutating func run(until stop: StopSignal) {
    var isLost = false
    while true {
      do throws(Errno) {
        try turn(until: stop.deadline)
        failures = 0
      } catch {
        workspace.log.failed("waiting for events", error, now: workspace.now)
        isLost = !replacePoller()
        if isLost { break }
      }
      guard let deadline = stop.deadline else { continue }
      if !workspace.isDraining { drain() }
      if connections.count == 0 || workspace.now >= deadline { break }
    }
    closeAll()
    listenWhileParked()
    let left = room.leave()
    if isLost { workspace.log.lost(index, left: left) }
    workspace.log.tellOfOmissions(now: workspace.now, early: true)
  }

  /// Waits once, and does whatever is due then.
  private mutating func turn(until stop: Instant?) throws(Errno) {
    let count = try poller.wait(until: nextDeadline(stop), now: workspace.now)
    workspace.readClocks()
    for index in 0..<count { dispatch(poller[index]) }
    resumeUnfinished()
    expireConnections()
    if hasToLookAtBoard { lookAtBoard() }
    resumeAccepting()
    if workspace.log.hasOmissions { workspace.log.tellOfOmissions(now: workspace.now) }
    if hasToListenOrLeave { listenWhileParked() }
  }

  /// Goes on with another poller, so that the connections are served on; false where that fails, too.
  private mutating func replacePoller() -> Bool {
    failures += 1
    guard failures <= Self.maximumFailures else { return false }
    do throws(Errno) {
      poller = try Poller()
      try poller.add(wakeUp.descriptor, for: .readable, as: Self.wakeUpRegistration)
      if accepting == .open { try Self.watch(entrances, with: poller) }
    } catch {
      workspace.log.failed("replacing a poller", error, now: workspace.now)
      return false
    }
    for slot in connections.usedSlots where connections.isOccupied(slot) { watchAnew(slot) }
    return true
  }

  private func nextDeadline(_ stop: Instant?) -> Instant? {
    guard unfinished.isEmpty else { return workspace.now }
    var next = deadlines.earliest
    if workspace.log.hasOmissions, let due = workspace.log.reportDue { next = min(next ?? due, due) }
    if let stop { next = min(next ?? stop, stop) }
    if let end = nextListenerEnd { next = min(next ?? end, end) }
    switch accepting {
    case .paused(let until), .full(let until): return min(next ?? until, until)
    case .open, .ended: return next
    }
  }

  private mutating func dispatch(_ event: Event) {
    let registration = event.registration
    if connections.contains(registration) {
      // It has its turn in this turn of the loop anyhow; what is still to be told then is told again.
      guard !connections[registration.slot].isUnfinished else { return }
      let fate = connections[registration.slot].handle(event, &workspace)
      settle(registration.slot, fate)
    } else if registration == Self.wakeUpRegistration {
      // That the server stops and that there is room, the loop looks at after every turn.
      wakeUp.reset()
      makeRoom()
      if changeSignal.take() { wakeParked() }
    } else if registration.generation == 0, accepting == .open, registration.slot < entrances.count {
      accept(from: entrances[Int(registration.slot)])
    }
  }
}
