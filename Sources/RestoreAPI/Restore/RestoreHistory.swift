import Backup
import Synchronization

/// What has been restored so far, by session and mailbox: the one state that requests change.
struct RestoreHistory: ~Copyable, Sendable {
  private let sessions = Mutex<[UUID: [UUID: RestoreProgress]]>([:])

  /// Counts a restore of `mailbox` in `session` after those before it, and remembers it.
  func restore(_ mailbox: Mailbox, _ scope: RestoreScope, in session: UUID) -> RestoreCounters {
    sessions.withLock { sessions in
      mailbox.restore(scope, progress: &sessions[session, default: [:]][mailbox.id, default: RestoreProgress()])
    }
  }

  /// Back to the fixtures.
  func removeAll() {
    sessions.withLock { $0.removeAll() }
  }
}
