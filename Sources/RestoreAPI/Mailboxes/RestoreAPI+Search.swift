import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Searches the items of all mailboxes of a restore session, in the order of the session.
  static func searchMailboxes(
    _ call: Call, _ session: SessionRecord, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let folders = FolderWalk(of: session.beginning.mailboxes, in: call.world)
    try answer(call, search(of: call.body, in: text, using: &reply.scratch), in: folders, of: session, &reply)
  }

  /// Searches the items of a mailbox.
  static func searchMailbox(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let folders = FolderWalk(of: opened.mailbox)
    try answer(call, search(of: call.body, in: text, using: &reply.scratch), in: folders, of: opened.session, &reply)
  }

  private static func search(
    of body: RequestBody, in text: Span<UInt8>, using scratch: inout Scratch
  ) -> ItemSearch {
    guard let query = body[.query].text else { return .everything }
    query.decode(into: &scratch.text, in: text)
    return ItemSearch(scratch.text.span)
  }
}
