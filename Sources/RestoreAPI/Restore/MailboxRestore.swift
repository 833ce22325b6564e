import Backup

/// What a request restores from one mailbox, and where to.
struct MailboxRestore {
  /// How much of the mailbox.
  let part: RestorePart
  /// Where it comes from.
  let mailbox: Mailbox
  /// The mailbox it goes to, and the folder there, separated by a backslash; nil for where it was.
  let target: String?

  /// The restore of a part to where it was, or to another mailbox, another folder, or both.
  init(of part: RestorePart, from mailbox: Mailbox, to other: String? = nil, folder: String? = nil) {
    self.part = part
    self.mailbox = mailbox
    let names = [other ?? mailbox.email, folder].compactMap { $0?.prefix(Self.longestName) }
    target = other == nil && folder == nil ? nil : names.joined(separator: "\\")
  }

  /// The longest SMTP address (RFC 5321, section 4.5.3.1); what a client names beyond is not kept in events.
  private static let longestName = 320

  /// What the session's history shows of it: the mailbox, the folder, or the last items as far as they are remembered.
  /// `error` is why nothing was restored at all.
  func events(_ status: RestoreStatus, because error: String? = nil, at now: Timestamp) -> [RestoreEvent] {
    switch part {
    case .folders:
      return [.restore(of: mailbox, to: target, status, because: error, at: now)]
    case .folder(let position):
      return [.restore(of: mailbox.folders[position], in: mailbox, status, because: error, at: now)]
    case .items(let ids):
      return ids.suffix(RestoreEvents.maximum).compactMap { mailbox.item($0) }.map { item in
        let error = error ?? (item.state == .failing ? Message.failedItem : nil)
        return .restore(of: item, in: mailbox, error == nil ? .success : .failed, because: error, at: now)
      }
    }
  }
}
