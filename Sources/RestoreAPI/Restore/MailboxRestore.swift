import Backup
import Bytes

/// What a request restores from one mailbox, and where to.
struct MailboxRestore {
  /// How much of the mailbox.
  let part: RestorePart
  /// Where it comes from.
  let mailbox: Mailbox
  /// The mailbox it goes to, and the folder there, separated by a backslash; nil for where it was.
  let target: String?
  /// Whether ``target`` names the folder, too.
  private let namesFolder: Bool
  /// Why a restore operator asks for it, where that is told.
  var reason: String?

  /// The restore of a part to where it was, or to another mailbox, another folder, or both.
  init(of part: RestorePart, from mailbox: Mailbox, to other: String? = nil, folder: String? = nil) {
    self.part = part
    self.mailbox = mailbox
    namesFolder = folder != nil
    guard other != nil || folder != nil else {
      target = nil
      return
    }
    let names = [other ?? mailbox.email, folder].compactMap { $0?.beginning(ofBytes: Self.longestName) }
    target = names.joined(separator: "\\")
  }

  /// Bytes of the longest SMTP address (RFC 5321, section 4.5.3.1); what a client names beyond is not kept in events.
  static let longestName = 320

  /// Where what was in the folder at `position` goes to; nil for where it was. Where the client names only a mailbox, it is
  /// the folder of the same name there (assumed).
  private func target(ofFolder position: Int) -> String? {
    guard let target, !namesFolder, mailbox.folders.indices.contains(position) else { return target }
    return "\(target)\\\(mailbox.folders[position].name)"
  }

  /// What the session's history shows of it where that is one event, the mailbox or the folder; nil for items. `error`
  /// is why nothing was restored at all.
  func event(
    _ status: RestoreStatus, because error: String? = nil, at now: Timestamp, taking milliseconds: Int
  ) -> RestoreEvent? {
    let thing: RestoreEvent.Thing
    switch part {
    case .folders: thing = .mailbox(target: target)
    case .folder(let position, _): thing = .folder(position, target: target(ofFolder: position))
    case .items: return nil
    }
    return RestoreEvent(thing, of: mailbox, status, because: error, at: now, taking: milliseconds)
  }

  /// The same for items, one after the other.
  func itemEvents(
    because error: String? = nil, at now: Timestamp, taking milliseconds: Int
  ) -> some Sequence<RestoreEvent> {
    let (ids, scope): ([ItemID], RestoreScope) =
      if case .items(let ids, let scope) = part { (ids, scope) } else { ([], .single) }
    return mailbox.items(ids, in: scope).lazy.map { item in
      let error = error ?? (item.state == .failing ? Message.failedItem : nil)
      let status = error == nil ? RestoreStatus.success : .failed
      let thing = RestoreEvent.Thing.item(item.id, target: target(ofFolder: Int(item.id.folder.folder)))
      return RestoreEvent(thing, of: mailbox, status, because: error, at: now, taking: milliseconds)
    }
  }
}

extension MailboxRestore {
  /// What v8 tells of it.
  var kind: RestoreOperation.Kind { if case .folders = part { .mailbox } else { .part } }
}

extension RestoreScope {
  /// The flags of a body; absent ones are false.
  init(flagsOf request: RequestBody) {
    self.init(
      restoresChanged: request.flag(.changedItems), restoresMissing: request.flag(.deletedItems),
      excludesDrafts: request.flag(.excludeDrafts), excludesDeletedItems: request.flag(.excludeDeletedItems),
      excludesInPlaceHold: request.flag(.excludeInPlaceHoldItems),
      excludesLitigationHold: request.flag(.excludeLitigationHoldItems))
  }
}
