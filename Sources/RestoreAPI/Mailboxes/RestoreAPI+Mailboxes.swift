import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the mailboxes of a restore session, in the order of the fixtures.
  func listMailboxes(_ call: Call, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let page = Page(call.query)
    let count = session.mailboxes.count

    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.beginPage(page, of: count, call, in: bytes, using: &reply.scratch.link)
    for index in page.results(of: count) {
      writer.value(call.world.mailboxes[session.mailboxes[index]], in: session, using: &reply.scratch)
      try writer.handOver(to: &reply.response)
    }
    writer.endPage()
    writer.finish(into: &reply.response.body)
  }

  /// Answers with a mailbox.
  func getMailbox(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let mailbox = try call.mailbox(in: session)

    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.value(mailbox, in: session, using: &reply.scratch)
    writer.finish(into: &reply.response.body)
  }
}
