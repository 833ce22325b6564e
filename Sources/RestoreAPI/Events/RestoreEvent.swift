import Backup

/// One restore in a session's history, as the vendor's `Events` show it: a mailbox, a folder or an item.
///
/// Its texts are made when it is listed: a restore that is never asked about costs only what is stored here.
struct RestoreEvent: Sendable {
  /// What is restored of a mailbox.
  enum Thing: Sendable {
    /// All of it, to where it was or to a `target`.
    case mailbox(target: String?)
    /// The folder at this position, to where it was or to a `target`.
    case folder(Int, target: String? = nil)
    /// The item, to where it was or to a `target`.
    case item(ItemID, target: String? = nil)
    /// A mailbox that is none of the session's, by what the request says of it.
    case unresolved(String)
  }

  /// What is done with it; raw values are the vendor's spelling.
  enum Action: String, Sendable {
    case restore = "Restore"
    case save = "Save"
    case send = "Send"

    /// The word for what was done.
    var participle: StaticString {
      switch self {
      case .restore: "restored"
      case .save: "saved"
      case .send: "sent"
      }
    }
  }

  /// What was restored.
  private(set) var thing: Thing
  /// The mailbox it is from; nil for one that is none of the session's.
  let mailbox: Mailbox?
  /// What was done with it.
  var action = Action.restore
  /// Where it went, for an item that was saved or sent.
  var place: String?
  /// How it went.
  let status: RestoreStatus
  /// Why it failed; nil where it did not.
  let error: String?
  /// When it began.
  let startTime: Timestamp
  /// How long it takes, as the fixtures script it.
  let milliseconds: Int
  /// What may stop it before its end; nil where nothing may.
  var run: RestoreRun?

  init(
    _ thing: Thing, of mailbox: Mailbox, _ status: RestoreStatus, because error: String? = nil,
    at startTime: Timestamp, taking milliseconds: Int = 0
  ) {
    self.thing = thing
    self.mailbox = mailbox
    self.status = status
    self.error = error
    self.startTime = startTime
    self.milliseconds = milliseconds
  }

  /// A mailbox of a restore with `run` that is none of the session's.
  init(unresolved part: RestoredPart, at startTime: Timestamp, _ run: RestoreRun) {
    thing = .unresolved([part.name, part.email].first { !$0.isEmpty } ?? "\(part.id)")
    mailbox = nil
    status = part.status
    error = part.error ?? part.warning
    self.startTime = startTime
    milliseconds = 0
    self.run = run
  }
}

// What it has of a client, which is to be bounded.
extension RestoreEvent {
  /// About the bytes that its text takes.
  var textSize: Int {
    let target: String? =
      switch thing {
      case .mailbox(let target), .folder(_, let target), .item(_, let target): target
      case .unresolved(let label): label
      }
    return (target?.size ?? 0) + (place?.size ?? 0)
  }

  /// Forgets it, as the event is listed no longer.
  mutating func forgetText() {
    thing = .mailbox(target: nil)
    place = nil
  }
}

extension RestoreEvent {
  /// When it ends, or was cancelled.
  var endTime: Timestamp {
    let end = startTime.advanced(byMilliseconds: milliseconds)
    return run?.end(before: end) ?? end
  }

  /// Whether it was stopped before its end.
  var isCancelled: Bool {
    guard let run, milliseconds > 0 else { return false }
    return run.cuts(startTime.advanced(byMilliseconds: milliseconds))
  }

  /// The member `status`, once it is over.
  var statusName: String { isCancelled ? "Cancelled" : isSkipped ? "Skipped" : status.name }

  /// Whether it is a mailbox that is none of the session's and was to be skipped then.
  private var isSkipped: Bool { if case .unresolved = thing { status == .warning } else { false } }

  /// Whether it has ended at `now`. What takes no time has, and so has what was stopped, whatever the clock says.
  func isOver(at now: Timestamp) -> Bool { milliseconds == 0 || endTime <= now || run?.isStopped == true }

  /// The member `itemName`.
  var itemName: String {
    switch thing {
    case .mailbox: mailboxName
    case .unresolved(let label): label
    case .folder: folderName
    case .item: item?.title ?? ""
    }
  }

  /// The member `itemSizeBytes`; 0 for what has no size of its own.
  var itemSizeBytes: Int64 { item?.sizeBytes ?? 0 }

  /// The member `source`: where it was in the backup, its parts separated by backslashes. What was saved is named, too
  /// (observed).
  var source: String {
    switch thing {
    case .mailbox, .unresolved: return itemName
    case .folder, .item: break
    }
    let folder = "\(mailboxName)\\\(folderName)"
    return action == .restore ? folder : "\(folder)\\\(itemName)"
  }

  /// The member `target`: where it was restored to.
  var target: String {
    if let place { return place }
    return switch thing {
    case .mailbox(let target): target ?? mailbox?.email ?? ""
    case .folder(_, let target), .item(_, let target): target ?? "\(mailbox?.email ?? "")\\\(folderName)"
    case .unresolved(let label): label
    }
  }

  /// The member `itemType`; of an item its Outlook class.
  var itemType: String {
    switch thing {
    case .mailbox, .unresolved: "Mailbox"
    case .folder: "Folder"
    case .item: item?.kind.itemClass ?? ItemKind.message.itemClass
    }
  }

  /// The member `title` while it is running, and once it is over: after the pattern of `Folder successfully opened`
  /// (assumed).
  func title(isOver: Bool) -> String {
    let kind =
      switch thing {
      case .mailbox, .unresolved: "Mailbox"
      case .folder: "Folder"
      case .item: "Item"
      }
    guard isOver else { return "\(kind) is being \(action.participle)" }
    guard !isCancelled else { return "\(kind) not restored: the restore was stopped" }
    guard !isSkipped else { return "\(kind) skipped" }
    return switch status {
    case .success: "\(kind) successfully \(action.participle)"
    case .warning: "\(kind) \(action.participle) with warnings"
    case .failed: "\(kind) not \(action.participle)"
    }
  }

  /// The member `message` at the same times, after the pattern of `Item … was saved successfully (…)` (assumed).
  func message(isOver: Bool) -> String {
    let place = "(type: \(itemType); source: \(source); target: \(target))"
    let done = action.participle
    guard isOver else { return "Item \(itemName) is being \(done) \(place)" }
    guard !isCancelled else { return "Item \(itemName) was not restored \(place): \(Message.cancelled)" }
    guard !isSkipped else { return "Item \(itemName) was skipped \(place): \(error ?? "")" }
    return switch status {
    case .success: "Item \(itemName) was \(done) successfully \(place)"
    case .warning: "Item \(itemName) was \(done) with warnings \(place)"
    case .failed: "Item \(itemName) was not \(done) \(place): \(error ?? Outcome.defaultMessage)"
    }
  }

  private var item: Item? {
    if case .item(let id, _) = thing { mailbox?.item(id) } else { nil }
  }

  private var mailboxName: String { mailbox?.name ?? "" }

  /// The folder that it is, or that it was in.
  private var folderName: String {
    switch thing {
    case .mailbox, .unresolved: ""
    case .folder(let position, _): mailbox?.folders[position].name ?? ""
    case .item(let id, _): mailbox?.folder(of: id)?.name ?? ""
    }
  }
}

extension Mailbox {
  /// The folder that the item with `id` is in; nil where it is none of the mailbox's.
  fileprivate func folder(of id: ItemID) -> Folder? { position(of: id.folder).map { folders[$0] } }
}
