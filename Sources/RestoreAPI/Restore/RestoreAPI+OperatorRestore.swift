import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Restores any number of a mailbox's items as a restore operator does: without credentials, by flags, perhaps into
  /// another folder, in the order of the body. Its answer is a restore session in every version (openapi); that any user may
  /// do so, in any session of mailboxes, is assumed.
  static func restoreItemsAsOperator(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    var rules = BodyRules(call.body)
    rules.checkList(reply.scratch.items, named: .itemsNamed, identified: .itemID, in: text)
    try rules.conclude()
    let ids = try ids(of: reply.scratch.items, in: opened.mailbox, text)

    var restore = MailboxRestore(
      of: .items(ids, RestoreScope(flagsOf: call.body)), from: opened.mailbox,
      folder: call.body[.folder].text?.text(in: text))
    restore.reason = call.body.beginning(of: .reason, in: text)
    try perform(restore, refused: nil, opened.session, for: call, &reply)
  }
}
