import Choices
import Exchange
import Locking
import Synchronization
import Transport

/// The listeners whose TLS goes wrong, from their opening to their end. Calls open and close them, in the threads of any
/// workers; one worker serves them all, and looks here when it is woken.
final class FaultBoard: FaultListening {
  /// As many may be open at once, beside those that stay.
  static let limit = 64

  /// A listener and what its connections are served with.
  struct Entry: Sendable {
    let description: FaultListener
    let listeners: [Listener]
    let context: TLSContext
    /// When it closes by itself; nil where it stays.
    let end: Instant?

    fileprivate func isOver(at now: Instant) -> Bool { end.map { $0 <= now } ?? false }
  }

  private struct State {
    var entries: [Entry] = []
    var last = 0
    /// What wakes the worker; nil when the server has ended.
    var wakeUp: WakeUp?
  }

  private let hosts: [String]
  private let contexts: FaultContexts
  private let state: Lock<State>
  private let changeCount = Atomic<Int>(0)

  /// Nothing is open yet. Listeners come to be at `hosts`, each on a port of its own; the worker that waits for `wakeUp`
  /// serves them.
  init(hosts: [String], _ contexts: FaultContexts, waking wakeUp: WakeUp) {
    self.hosts = hosts
    self.contexts = contexts
    state = Lock(State(wakeUp: wakeUp))
  }

  /// Counts the changes: a worker that has seen this many knows all there is.
  var changes: Int { changeCount.load(ordering: .acquiring) }

  /// Whether a worker's entrance is one of a listener that was closed.
  func isClosed(_ entrance: Entrance) -> Bool {
    entrance.isFaulty && !entries.contains { $0.listeners.contains { $0 === entrance.listener } }
  }

  /// Those that are open; the worker asks for the count of changes before.
  var entries: [Entry] { state.withLock { $0.entries } }

  /// Opens one for each fault that stays, and answers what cannot be had.
  func openAll() -> ([FaultListener], [(fault: TLSFault, reason: FaultListenerError)]) {
    var opened: [FaultListener] = []
    var missing: [(fault: TLSFault, reason: FaultListenerError)] = []
    for fault in TLSFault.allCases {
      do throws(FaultListenerError) {
        opened.append(try open(fault, lasting: nil))
      } catch {
        missing.append((fault, error))
      }
    }
    return (opened, missing)
  }

  func open(_ fault: TLSFault, seconds: Int, at moment: Moment) throws(FaultListenerError) -> FaultListener {
    closeEnded(at: moment.instant)
    return try open(fault, lasting: (moment, seconds))
  }

  func list(at moment: Moment) -> [FaultListener] {
    entries.filter { !$0.isOver(at: moment.instant) }.map(\.description)
  }

  func close(_ id: String, at moment: Moment) throws(FaultListenerError) {
    closeEnded(at: moment.instant)
    let found = state.withLock { $0.entries.first { $0.description.id == id } }
    guard let found else { throw .unknown }
    guard found.end != nil else { throw .permanent }
    close { $0.description.id == id }
  }

  func closeAll() {
    close { $0.end != nil }
  }

  /// Closes those whose time is over, and answers when the next one's is.
  @discardableResult
  func closeEnded(at now: Instant) -> Instant? {
    close { $0.isOver(at: now) }
    return entries.compactMap(\.end).min()
  }

  /// Closes all, and opens none from now on; the listeners stay with the worker until it has taken what waits.
  func end() {
    state.withLock { state in
      state.wakeUp = nil
      state.entries = []
    }
  }

  private func open(
    _ fault: TLSFault, lasting time: (from: Moment, seconds: Int)?
  ) throws(FaultListenerError) -> FaultListener {
    let context = try contexts.context(of: fault)
    let end = time.map { $0.from.instant.advanced(byMilliseconds: Int64($0.seconds) * 1000) }
    let listeners = try listen()
    let address = listeners.first.map { ListeningAddress(host: "\($0.address.host)", port: $0.address.port) }
    let opened = try state.withLock { state throws(FaultListenerError) in
      guard state.wakeUp != nil else { throw .noServer }
      guard end == nil || state.entries.count(where: { $0.end != nil }) < Self.limit else {
        throw .tooMany(limit: Self.limit)
      }
      state.last += 1
      let opened = FaultListener(id: "\(state.last)", url: address?.url ?? "", fault: fault, lasting: time)
      state.entries.append(Entry(description: opened, listeners: listeners, context: context, end: end))
      return opened
    }
    tell()
    return opened
  }

  private func listen() throws(FaultListenerError) -> [Listener] {
    do throws(ServerError) {
      return try Listening.open(hosts: hosts, port: 0)
    } catch {
      throw .system(error.description)
    }
  }

  private func close(_ isMeant: (Entry) -> Bool) {
    let closed = state.withLock { state in
      let closed = state.entries.filter(isMeant)
      if !closed.isEmpty { state.entries.removeAll(where: isMeant) }
      return closed
    }
    guard !closed.isEmpty else { return }
    // The worker holds them until it has been woken.
    for entry in closed { for listener in entry.listeners { listener.stop() } }
    tell()
  }

  private func tell() {
    changeCount.wrappingAdd(1, ordering: .releasing)
    state.withLock { $0.wakeUp }?.signal()
  }
}

extension Moment {
  /// The same as a worker's clock has it.
  fileprivate var instant: Instant { Instant(nanoseconds: uptimeNanoseconds) }
}
