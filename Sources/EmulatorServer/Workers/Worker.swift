import Transport

/// One thread's share of the server: its poller, its connections, their deadlines. It shares nothing with another
/// worker but the listeners and the emulator.
struct Worker: ~Copyable {
  /// The wake-up's registration; the listeners' count up from slot 0. A slab's generations are odd, so neither is taken
  /// for a connection's.
  private static let wakeUpRegistration = Registration(slot: .max, generation: 0)

  let context: TLSContext
  let wakeUp: WakeUp
  var poller: Poller
  var listeners: [Listener]
  var accepting = Accepting.open
  /// How many connections may still give way to others, because the worker was full for a while.
  var evictions = 0
  var connections: Slab<Connection>
  var deadlines = DeadlineHeap()
  /// Connections that had their turn and could go on at once.
  var unfinished: [Registration] = []
  var workspace: Workspace

  /// Makes a worker that accepts connections once it runs; until then they wait in the kernel.
  init(
    accepting listeners: [Listener], _ context: TLSContext, maximumConnections: Int, wakeUp: WakeUp,
    workspace: consuming Workspace
  ) throws(Errno) {
    let poller = try Poller()
    try poller.add(wakeUp.descriptor, for: .readable, as: Self.wakeUpRegistration)
    try Self.watch(listeners, with: poller)
    self.poller = poller
    self.listeners = listeners
    self.context = context
    self.wakeUp = wakeUp
    self.workspace = workspace
    connections = Slab(capacity: maximumConnections)
  }

  /// Serves until the server stops, and what is in flight then is finished or its time is over.
  mutating func run(until stop: StopSignal) {
    while true {
      do throws(Errno) {
        try turn(until: stop.deadline)
      } catch {
        workspace.log.failed("waiting for events", error)
        break
      }
      guard let deadline = stop.deadline else { continue }
      if !workspace.isDraining { drain() }
      if connections.count == 0 || workspace.now >= deadline { break }
    }
    closeAll()
  }

  /// Waits once, and does whatever is due then.
  private mutating func turn(until stop: Instant?) throws(Errno) {
    let count = try poller.wait(until: nextDeadline(stop), now: workspace.now)
    workspace.readClocks()
    for index in 0..<count { dispatch(poller[index]) }
    resumeUnfinished()
    expireConnections()
    resumeAccepting()
  }

  private func nextDeadline(_ stop: Instant?) -> Instant? {
    guard unfinished.isEmpty else { return workspace.now }
    var next = deadlines.earliest
    if let stop { next = min(next ?? stop, stop) }
    switch accepting {
    case .paused(let until), .full(let until): return min(next ?? until, until)
    case .open, .ended: return next
    }
  }

  private mutating func dispatch(_ event: Event) {
    let registration = event.registration
    if connections.contains(registration) {
      let fate = connections[registration.slot].handle(event, &workspace)
      settle(registration.slot, fate)
    } else if registration == Self.wakeUpRegistration {
      // What it was woken for, the loop looks at after every turn.
      wakeUp.reset()
    } else if registration.generation == 0, accepting == .open {
      accept(from: listeners[Int(registration.slot)])
    }
  }
}
