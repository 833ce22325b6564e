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
  private let restores = Lock(Restores())

  /// What was restored in a session.
  struct Restores {
    /// The latest of it, as it is listed.
    var events = RestoreEvents()
    /// What has been restored of each mailbox, for the setting `stateful`.
    private var progress: [UUID: RestoreProgress] = [:]

    /// Counts a restore from `mailbox` after those before it, and remembers it (setting `stateful`).
    mutating func restore(_ part: RestorePart, of mailbox: Mailbox) -> RestoreCounters {
      mailbox.restore(part, progress: &progress[mailbox.id, default: RestoreProgress()])
    }
  }

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

  /// What was restored in it.
  var events: RestoreEvents { restores.withLock { $0.events } }

  /// Ends it; one that has ended already stays as it is. ``Sessions/stop(_:at:)`` calls this at a moment at which it
  /// disturbs nobody.
  func end(at now: Timestamp) {
    // Not before it was started, when the wall clock was set back.
    if isWorking { endTicks.store(max(now, beginning.creationTime).ticks, ordering: .releasing) }
  }

  /// Does something while no request restores.
  func betweenRestores(_ step: () -> Void) {
    restores.withLock { _ in step() }
  }

  /// Restores in one step, which no other request of the session comes into; nil, and nothing is restored, where it was
  /// stopped by then.
  func restore<Result: Sendable>(_ step: (inout Restores) -> Result) -> Result? {
    restores.withLock { restores in isWorking ? step(&restores) : nil }
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
