import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists what has happened in a restore session, stopped or not.
  func listRestoreSessionEvents(_ call: Call, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let history = try session(of: call).history(at: call.now)
    let page = Page(call.query)

    try reply.jsonInParts { (writer, response) throws(Rejection) in
      writer.beginPage(page, of: history.count, call, in: bytes)
      for index in page.results(of: history.count) {
        writer.value(history[index], at: history.now)
        try writer.handOver(to: &response)
      }
      writer.endPage()
    }
  }

  /// Answers with one event of a restore session.
  func getRestoreSessionEvent(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let history = try session(of: call).history(at: call.now)
    guard let id = call.eventID, let event = history.event(id) else {
      throw Rejection(
        .notFound,
        Violation(
          .eventKnown, message: Message.unknownResource, at: PathParameter.eventId.placeholder,
          expected: "the id of an event of the session", found: "another id"))
    }
    reply.json { writer in
      writer.value(event, at: history.now)
    }
  }
}
