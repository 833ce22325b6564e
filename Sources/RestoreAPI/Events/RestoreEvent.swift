import Backup

/// One restore in a session's history, as the vendor's `Events` show it: a mailbox, a folder or an item.
struct RestoreEvent: Sendable {
  /// What was restored.
  enum Kind: Sendable {
    case mailbox
    case folder
    /// An item by its Outlook class, such as `IPM.Note`.
    case item(String)
  }

  /// What was restored.
  let kind: Kind
  /// Its name.
  let itemName: String
  /// Its size in bytes; 0 for what has no size of its own.
  var itemSizeBytes: Int64 = 0
  /// Where it was in the backup, its parts separated by backslashes.
  let source: String
  /// The mailbox it was restored to.
  let target: String
  /// How it went.
  let status: RestoreStatus
  /// Why it failed; nil where it did not.
  var error: String?
  /// When it began.
  let startTime: Timestamp
  /// When it ended.
  let endTime: Timestamp

  /// The restore of a whole mailbox to where it was, or, with a `target`, elsewhere.
  static func restore(
    of mailbox: Mailbox, to target: String? = nil, _ status: RestoreStatus, because error: String? = nil,
    at now: Timestamp
  ) -> RestoreEvent {
    let milliseconds = Int64(mailbox.outcome?.delayMilliseconds ?? 0)
    return RestoreEvent(
      kind: .mailbox, itemName: mailbox.name, source: mailbox.name, target: target ?? mailbox.email, status: status,
      error: error, startTime: now,
      endTime: Timestamp(clampingSeconds: now.seconds, ticks: now.tickOfSecond + milliseconds * 10_000))
  }
}

extension RestoreEvent {
  /// The member `itemType`.
  var itemType: String {
    switch kind {
    case .mailbox: "Mailbox"
    case .folder: "Folder"
    case .item(let type): type
    }
  }

  /// The member `title`, after the pattern of `Folder successfully opened` (assumed).
  var title: String {
    let thing =
      switch kind {
      case .mailbox: "Mailbox"
      case .folder: "Folder"
      case .item: "Item"
      }
    return switch status {
    case .success: "\(thing) successfully restored"
    case .warning: "\(thing) restored with warnings"
    case .failed: "\(thing) not restored"
    }
  }

  /// The member `message`, after the pattern of `Item … was saved successfully (…)` (assumed).
  var message: String {
    let place = "(type: \(itemType); source: \(source); target: \(target))"
    return switch status {
    case .success: "Item \(itemName) was restored successfully \(place)"
    case .warning: "Item \(itemName) was restored with warnings \(place)"
    case .failed: "Item \(itemName) was not restored \(place): \(error ?? Outcome.defaultMessage)"
    }
  }
}
