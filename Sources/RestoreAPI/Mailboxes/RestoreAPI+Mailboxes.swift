import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the mailboxes of a restore session, in the order of the fixtures.
  static func listMailboxes(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) throws(Rejection) {
    let session = session.beginning
    let page = Page(call.query)
    let count = session.mailboxes.count

    try reply.jsonPage(page, of: count) { (writer, response) throws(Rejection) in
      for index in page.results(of: count) {
        writer.value(call.world.mailboxes[session.mailboxes[index]], in: session)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with a mailbox.
  static func getMailbox(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) {
    reply.json { writer in
      writer.value(opened.mailbox, in: opened.session.beginning)
    }
  }
}
