import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Searches the items of all mailboxes of a restore session, in the order of the session.
  func searchMailboxes(_ call: Call, _ body: Span<UInt8>, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection)
  {
    let search = try readSearch(body, &reply)
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let folders = FolderWalk(of: session.mailboxes, in: call.world)
    try answer(search, in: folders, of: session, call, in: bytes, &reply)
  }

  /// Searches the items of a mailbox.
  func searchMailbox(_ call: Call, _ body: Span<UInt8>, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let search = try readSearch(body, &reply)
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let folders = FolderWalk(of: try call.mailbox(in: session))
    try answer(search, in: folders, of: session, call, in: bytes, &reply)
  }

  private func readSearch(_ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) -> ItemSearch {
    let request = try BodyReader.read(.search, body, &reply)
    guard let query = request[.query].text else { return .everything }
    query.decode(into: &reply.scratch.text, in: body)
    return ItemSearch(reply.scratch.text.span)
  }
}
