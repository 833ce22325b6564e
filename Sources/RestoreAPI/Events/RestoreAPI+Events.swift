import Backup
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Lists what has happened in a restore session, stopped or not.
  static func listRestoreSessionEvents(
    _ call: Call, _ session: SessionRecord, _ reply: inout Reply
  ) throws(Rejection) {
    let history = session.history(at: call.now)
    let page = Page(call.query)

    try reply.jsonPage(page, of: history.count) { (writer, response) throws(Rejection) in
      for index in page.results(of: history.count) {
        writer.value(history[index], at: history.now)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with one event of a restore session.
  static func getRestoreSessionEvent(
    _ call: Call, _ session: SessionRecord, _ reply: inout Reply
  ) throws(Rejection) {
    let history = session.history(at: call.now)
    guard let id = call.ids.event, let event = history.event(id) else {
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
