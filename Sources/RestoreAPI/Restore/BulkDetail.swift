import Backup

/// What a bulk restore did with one of its mailboxes (behaviour.md, section 4).
enum BulkDetail: Sendable {
  /// The mailbox at this position of the world was restored, but for items that may have failed.
  case restored(Int, RestoreCounters)
  /// The fixtures refuse the mailbox at this position of the world.
  case refused(Int, because: String)
  /// It is none of the session's; with `skipUnresolved` that is no failure.
  case unresolved(isSkipped: Bool)

  /// How it went.
  var status: RestoreStatus {
    switch self {
    case .restored(_, let counters): counters.status
    case .refused: .failed
    case .unresolved(let isSkipped): isSkipped ? .warning : .failed
    }
  }

  /// What was restored; zeros where nothing was.
  var counters: RestoreCounters {
    if case .restored(_, let counters) = self { counters } else { RestoreCounters() }
  }

  /// Why it failed; nil where it did not.
  var error: String? {
    switch self {
    case .restored, .unresolved(isSkipped: true): nil
    case .refused(_, let message): message
    case .unresolved(isSkipped: false): Message.unknownResource
    }
  }

  /// What was wrong and did no harm; nil where nothing was.
  var warning: String? {
    if case .unresolved(isSkipped: true) = self { Message.unknownResource } else { nil }
  }
}
