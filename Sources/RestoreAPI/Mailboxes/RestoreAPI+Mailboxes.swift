import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the mailboxes of a restore session, in the order of the fixtures.
  func listMailboxes(
    _ call: Call, in bytes: Span<UInt8>, using scratch: inout Scratch, into response: inout Response
  ) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let page = Page(call.query)
    let count = session.mailboxes.count

    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.beginPage(page, of: count, call, in: bytes, using: &scratch.link)
    for index in page.results(of: count) {
      writer.value(call.world.mailboxes[session.mailboxes[index]], in: session, using: &scratch)
      try writer.handOver(to: &response)
    }
    writer.endPage()
    writer.finish(into: &response.body)
  }

  /// Answers with a mailbox.
  func getMailbox(_ call: Call, using scratch: inout Scratch, into response: inout Response) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let mailbox = try call.mailbox(in: session)

    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.value(mailbox, in: session, using: &scratch)
    writer.finish(into: &response.body)
  }
}
