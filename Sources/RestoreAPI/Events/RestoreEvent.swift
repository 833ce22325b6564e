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
    RestoreEvent(
      kind: .mailbox, itemName: mailbox.name, source: mailbox.name, target: target ?? mailbox.email, status: status,
      error: error, startTime: now, endTime: mailbox.endTime(at: now))
  }

  /// The restore of a folder to where it was.
  static func restore(
    of folder: Folder, in mailbox: Mailbox, _ status: RestoreStatus, because error: String? = nil, at now: Timestamp
  ) -> RestoreEvent {
    RestoreEvent(
      kind: .folder, itemName: folder.name, source: "\(mailbox.name)\\\(folder.name)",
      target: "\(mailbox.email)\\\(folder.name)", status: status, error: error, startTime: now,
      endTime: mailbox.endTime(at: now))
  }

  /// The restore of an item to where it was.
  static func restore(
    of item: Item, in mailbox: Mailbox, _ status: RestoreStatus, because error: String? = nil, at now: Timestamp
  ) -> RestoreEvent {
    let folder = mailbox.position(of: item.id.folder).map { mailbox.folders[$0].name } ?? ""
    return RestoreEvent(
      kind: .item(Item.itemClass), itemName: item.subject, itemSizeBytes: item.sizeBytes,
      source: "\(mailbox.name)\\\(folder)", target: "\(mailbox.email)\\\(folder)", status: status, error: error,
      startTime: now, endTime: mailbox.endTime(at: now))
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

extension Mailbox {
  /// When a restore from it ends that begins at `now`, as the fixtures script it.
  fileprivate func endTime(at now: Timestamp) -> Timestamp {
    let milliseconds = Int64(outcome?.delayMilliseconds ?? 0)
    return Timestamp(clampingSeconds: now.seconds, ticks: now.tickOfSecond + milliseconds * 10_000)
  }
}
