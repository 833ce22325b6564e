import Exchange
import Faults
import HTTP1
import JSONText
import Journal
import Report
import RestoreAPI

// What was received: the journal.
extension ControlPlane {
  /// Lists requests, the latest first.
  static func listRequests(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let requests = try RequestFilter(call).requests(in: call.plane.parts.journal)
    let counts = call.plane.parts.journal.counts
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.beginArray("results")
      for request in requests {
        writer.beginObject()
        writer.members(of: request)
        writer.findings(of: request.entry)
        writer.endObject()
      }
      writer.endArray()
      // Said only where it matters: a list that looks whole and is not misleads.
      if counts.dropped > 0 { writer.member("dropped", Int64(clamping: counts.dropped)) }
      writer.endObject()
    }
    return .answer
  }

  /// One request with all that is kept of it.
  static func getRequest(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let number = try call.requestNumber(call.word ?? "")
    guard let request = call.plane.parts.journal.request(number) else {
      throw Problem(.notFound, "No request of this id is kept; GET /_emulator/requests lists those that are.")
    }
    let armed = call.plane.parts.faults.rules().first { request.entry.fault == .rule($0.number) }
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.members(of: request)
      writer.details(of: request)
      if let armed { writer.member("arm", CurlLine.arming(armed, asTo: request)) }
      writer.endObject()
    }
    return .answer
  }

  /// Forgets requests: all, or those about one restore session.
  static func forgetRequests(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    call.plane.parts.report.forgetRequests(session: try call.query.id("session"))
    reply.response.status = .noContent
    return .answer
  }

  /// The journal as it grows, as server-sent events (HTML, section 9.2): each request once it was answered. The id of an
  /// event is that of its request, and `Last-Event-ID` tells where to go on.
  static func followRequests(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let filter = try RequestFilter(call)
    let journal = call.plane.parts.journal
    guard let cursor = call.context.cursor else {
      reply.response.add("Content-Type", "text/event-stream")
      guard let last = call.lastEventID else { return .stream(cursor: journal.counts.all) }
      let number = try call.requestNumber(last)
      return .stream(cursor: journal.sequence(before: number))
    }
    let batch = journal.batch(after: cursor, mostBytes: Next.piece)
    var text: [UInt8] = []
    if batch.skipped > 0 {
      text += "event: skipped\ndata: {\"count\":\(batch.skipped)}\n\n".utf8
    }
    for request in batch.requests where filter.takes(request) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.members(of: request)
      writer.findings(of: request.entry)
      writer.endObject()
      text += "id: \(request.entry.request)\nevent: request\ndata: ".utf8
      text += writer.bytes
      text += "\n\n".utf8
    }
    reply.response.body += text
    return .stream(cursor: batch.cursor)
  }
}
