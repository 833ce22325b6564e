import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists what has happened in a restore session, stopped or not.
  func listRestoreSessionEvents(
    _ call: Call, in bytes: Span<UInt8>, using scratch: inout Scratch, into response: inout Response
  ) throws(Rejection) {
    try call.checkParameters()
    let history = try session(of: call).history(at: call.now)
    let page = Page(call.query)

    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.beginPage(page, of: history.count, call, in: bytes, using: &scratch.link)
    for index in page.results(of: history.count) {
      writer.value(history[index], at: history.now, using: &scratch)
      try writer.handOver(to: &response)
    }
    writer.endPage()
    writer.finish(into: &response.body)
  }

  /// Answers with one event of a restore session.
  func getRestoreSessionEvent(
    _ call: Call, using scratch: inout Scratch, into response: inout Response
  ) throws(Rejection) {
    try call.checkParameters()
    let history = try session(of: call).history(at: call.now)
    guard let id = call.eventID, let event = history.event(id) else {
      throw Rejection(
        .notFound,
        Violation(
          .eventKnown, message: Message.unknownResource, at: PathParameter.eventId.placeholder,
          expected: "the id of an event of the session", found: "another id"))
    }
    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.value(event, at: history.now, using: &scratch)
    writer.finish(into: &response.body)
  }
}
