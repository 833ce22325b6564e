import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists what has happened in a restore session, stopped or not.
  func listRestoreSessionEvents(_ call: Call, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let history = try session(of: call).history(at: call.now)
    let page = Page(call.query)

    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.beginPage(page, of: history.count, call, in: bytes, using: &reply.scratch.link)
    for index in page.results(of: history.count) {
      writer.value(history[index], at: history.now, using: &reply.scratch)
      try writer.handOver(to: &reply.response)
    }
    writer.endPage()
    writer.finish(into: &reply.response.body)
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
    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.value(event, at: history.now, using: &reply.scratch)
    writer.finish(into: &reply.response.body)
  }
}
