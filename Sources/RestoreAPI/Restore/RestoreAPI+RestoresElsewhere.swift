import Backup
import HTTP1
import JSONText
import Verdict

// The restores of parts of a mailbox to another place, by the flags of a bulk restore (openapi). An item of a state that
// the flags do not restore is skipped, and one in a folder that they exclude is counted nowhere (assumed).
extension RestoreAPI {
  /// Restores a folder to another place.
  static func restoreFolderTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let position = try call.folder(of: opened.mailbox)
    let refusal = try checkBody(of: call, text, &reply)
    let part = RestorePart.folder(position, RestoreScope(flagsOf: call.body))
    let restore = call.restoreElsewhere(part, of: opened.mailbox, text)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }

  /// Restores an item to another place.
  static func restoreItemTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let id = try call.item(of: opened.mailbox).id
    let refusal = try checkBody(of: call, text, &reply)
    let part = RestorePart.items([id], RestoreScope(flagsOf: call.body))
    let restore = call.restoreElsewhere(part, of: opened.mailbox, text)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }

  /// Restores any number of a mailbox's items to another place, in the order of the body.
  static func restoreItemsTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    var rules = BodyRules(call.body)
    rules.checkList(reply.scratch.items, named: .itemsNamed, identified: .itemID, in: text)
    rules.checkRestore(call, in: text, &reply)
    try rules.conclude()
    let ids = try ids(of: reply.scratch.items, in: opened.mailbox, text)

    let refusal = try checkAccounts(of: call, CredentialSet.singleRestore, in: text, &reply)
    let part = RestorePart.items(ids, RestoreScope(flagsOf: call.body))
    let restore = call.restoreElsewhere(part, of: opened.mailbox, text)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }
}

extension Call {
  /// The restore of `part` to where the body says.
  fileprivate func restoreElsewhere(_ part: RestorePart, of mailbox: Mailbox, _ text: Span<UInt8>) -> MailboxRestore {
    MailboxRestore(
      of: part, from: mailbox, to: body[.mailbox].text?.text(in: text), folder: body[.folder].text?.text(in: text))
  }
}
