import Backup
import Synchronization

/// The restore sessions as they are: those of the fixtures, those that requests started, and what became of either.
struct Sessions: ~Copyable, Sendable {
  private let records = Mutex(SessionRecords())

  /// The session with `id` as it is at `now`. For one of the fixtures this allocates nothing.
  func session(_ id: UUID, in world: World, at now: Timestamp) -> RestoreSession? {
    let (explored, endTime) = records.withLock { ($0.explored(id, at: now), $0.endTime(of: id)) }
    guard var session = world.restoreSession(id) ?? explored?.session(in: world) else { return nil }
    if let endTime { session.stop(at: endTime) }
    return session
  }

  /// Stops a session that is known to exist; one that is stopped already stays as it is.
  func stop(_ id: UUID, at now: Timestamp) {
    records.withLock { records in
      if records[id].endTime == nil { records[id].endTime = now }
    }
  }

  /// Counts a restore of `mailbox` in a session after those before it, and remembers it (setting `stateful`).
  func restore(_ mailbox: Mailbox, _ scope: RestoreScope, in id: UUID) -> RestoreCounters {
    records.withLock { records in
      mailbox.restore(scope, progress: &records[id].progress[mailbox.id, default: RestoreProgress()])
    }
  }

  /// Puts one session back to the fixtures; one that a request started is gone.
  func reset(_ id: UUID) {
    records.withLock { $0.remove(id) }
  }

  /// Puts all sessions back to the fixtures.
  func reset() {
    records.withLock { $0.removeAll() }
  }
}
