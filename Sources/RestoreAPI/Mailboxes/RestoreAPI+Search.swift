import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Searches the items of all mailboxes of a restore session, in the order of the session.
  func searchMailboxes(
    _ call: Call, _ body: Span<UInt8>, in bytes: Span<UInt8>, using scratch: inout Scratch,
    into response: inout Response, noting judgement: inout Judgement
  ) throws(Rejection) {
    let search = try readSearch(body, using: &scratch, noting: &judgement)
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let folders = FolderWalk(of: session.mailboxes, in: call.world)
    try answer(search, in: folders, of: session, call, in: bytes, using: &scratch, into: &response)
  }

  /// Searches the items of a mailbox.
  func searchMailbox(
    _ call: Call, _ body: Span<UInt8>, in bytes: Span<UInt8>, using scratch: inout Scratch,
    into response: inout Response, noting judgement: inout Judgement
  ) throws(Rejection) {
    let search = try readSearch(body, using: &scratch, noting: &judgement)
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let folders = FolderWalk(of: try call.mailbox(in: session))
    try answer(search, in: folders, of: session, call, in: bytes, using: &scratch, into: &response)
  }

  private func readSearch(
    _ body: Span<UInt8>, using scratch: inout Scratch, noting judgement: inout Judgement
  ) throws(Rejection) -> ItemSearch {
    let request = try BodyReader.read(.search, body, using: &scratch, noting: &judgement)
    guard let query = request[.query].text else { return .everything }
    query.decode(into: &scratch.text, in: body)
    return ItemSearch(scratch.text.span)
  }
}
