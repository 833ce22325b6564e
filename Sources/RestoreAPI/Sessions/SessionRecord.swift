import Backup
import Locking
import Synchronization

/// A restore session of an installation, and what requests have done in it.
///
/// A reset puts another record in its place. A request that found this one before goes on in it, unseen.
final class SessionRecord: Sendable {
  /// The session as it began: as the fixtures have it, or as a request started it. What it is now, ``session`` says.
  let beginning: RestoreSession
  /// When a request stopped it, in ticks; ``Timestamp/distantFuture`` where none has.
  private let endTicks = Atomic<Int64>(Timestamp.distantFuture.ticks)
  private let restores = Lock(SessionRestores())

  /// A session in which nothing has been done yet.
  init(_ beginning: RestoreSession) {
    self.beginning = beginning
  }

  /// The session as it is now.
  var session: RestoreSession {
    endTime.map { beginning.stopped(at: $0) } ?? beginning
  }

  /// Whether nobody has stopped it.
  var isWorking: Bool { beginning.state == .working && endTime == nil }

  /// Whether a request has changed anything about it.
  var isChanged: Bool { endTime != nil || restores.withLock { $0.events.hasAny } }

  /// What happened in it until `now`.
  func history(at now: Timestamp) -> SessionHistory {
    // Under the lock that a stop takes, too: nothing is restored behind the end.
    restores.withLock { SessionHistory(session, $0.events, at: now) }
  }

  /// What had been restored in it at `now`.
  func tally(at now: Timestamp) -> RestoreTally {
    restores.withLock { $0.events.tally(at: now) }
  }

  /// Ends it while no request restores, by `end`, which calls back with the time at a moment at which that disturbs
  /// nobody else; one that has ended already stays as it is. A restore that takes time goes on to its end, as its answer,
  /// which is on its way, tells.
  func end(at now: Timestamp, by end: (() -> Void) -> Void) {
    restores.withLock { restores in
      restores.begin(at: now)
      // Not before it was started, when the wall clock was set back.
      let time = max(restores.moment, beginning.creationTime)
      end { if isWorking { endTicks.store(time.ticks, ordering: .releasing) } }
    }
  }

  /// Restores in one step, which no other request of the session comes into; nil, and nothing is restored, where it was
  /// stopped by then.
  func restore<Result: Sendable>(at now: Timestamp, _ step: (inout SessionRestores) -> Result) -> Result? {
    restores.withLock { restores in
      guard isWorking else { return nil }
      restores.begin(at: now)
      return step(&restores)
    }
  }

  private var endTime: Timestamp? {
    let ticks = endTicks.load(ordering: .acquiring)
    return ticks == Timestamp.distantFuture.ticks ? nil : Timestamp(ticks: ticks)
  }
}

// Of sessions that requests started.
extension SessionRecord {
  /// How long one is known: a day, longer than a test run and short enough for an emulator that never stops (assumed;
  /// the product ends sessions, too, after a time that is not documented).
  static let lifetimeSeconds: Int64 = 24 * 3600

  /// Whether it has aged out at `now`.
  func isOver(at now: Timestamp) -> Bool {
    now.seconds - beginning.creationTime.seconds >= Self.lifetimeSeconds
  }
}
