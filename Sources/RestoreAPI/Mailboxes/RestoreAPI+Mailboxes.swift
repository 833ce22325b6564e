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

    try reply.jsonInParts { (writer, response) throws(Rejection) in
      writer.beginPage(page, of: count, call, in: bytes)
      for index in page.results(of: count) {
        writer.value(call.world.mailboxes[session.mailboxes[index]], in: session)
        try writer.handOver(to: &response)
      }
      writer.endPage()
    }
  }

  /// Answers with a mailbox.
  func getMailbox(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let mailbox = try call.mailbox(in: session)

    reply.json { writer in
      writer.value(mailbox, in: session)
    }
  }
}
