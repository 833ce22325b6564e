import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists what has happened in a restore session, stopped or not.
  func listRestoreSessionEvents(
    _ call: Call, in bytes: Span<UInt8>, using scratch: inout Scratch, into response: inout Response
  ) throws(Rejection) {
    try call.checkParameters()
    let history = history(of: try session(of: call))
    let page = Page(call.query)

    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.beginPage(page, of: history.count, call, in: bytes, using: &scratch.link)
    for index in page.results(of: history.count) {
      writer.value(history[index], using: &scratch)
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
    let history = history(of: try session(of: call))
    guard let id = call.eventID, let event = history.event(id) else {
      throw Rejection(
        .notFound,
        Violation(
          .eventKnown, message: Message.unknownResource, at: PathParameter.eventId.placeholder,
          expected: "the id of an event of the session", found: "another id"))
    }
    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.value(event, using: &scratch)
    writer.finish(into: &response.body)
  }

  /// Notes in a session's history what was restored of one mailbox, or why it was not.
  func record(
    _ restore: MailboxRestore, _ status: RestoreStatus, because error: String? = nil, in session: RestoreSession,
    for call: Call
  ) {
    if let event = restore.event(status, because: error, at: call.now) {
      record(event, in: session, for: call)
    } else {
      sessions.record(restore.itemEvents(because: error, at: call.now), in: session, of: call.world)
    }
  }

  /// Notes one event.
  func record(_ event: RestoreEvent, in session: RestoreSession, for call: Call) {
    sessions.record(CollectionOfOne(event), in: session, of: call.world)
  }

  private func history(of session: RestoreSession) -> SessionHistory {
    SessionHistory(session, sessions.events(of: session))
  }
}
