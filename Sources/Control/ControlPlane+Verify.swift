import Bytes
import Exchange
import HTTP1
import JSONText
import Journal
import RestoreAPI

// Whether a client sent what it should.
extension ControlPlane {
  /// Holds what was received against what is expected; waits for it as long as the call says.
  static func verify(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let vocabulary = call.plane.parts.vocabulary
    let json = try call.json()
    let verification = try call.reading { () throws(JSONMismatch) in try Verification(json, vocabulary) }
    let session = try call.query.id("session")
    let end = call.context.arrival.uptimeNanoseconds + Int64(verification.waitMilliseconds) * 1_000_000
    let isOver = call.context.moment.uptimeNanoseconds >= end
    let journal = call.plane.parts.journal
    guard journal.isOn else {
      throw Problem(.conflict, "The journal keeps nothing: serve without --journal 0 to verify.")
    }
    switch verification.state(in: journal, session: session) {
    case .holds(let ids):
      answer(matched: ids, &reply)
    case .holdsSoFar(let ids):
      guard isOver else { return .again(until: .uptime(nanoseconds: end)) }
      answer(matched: ids, &reply)
    case .notYet(let ids):
      guard isOver else { return .again(until: .uptime(nanoseconds: end)) }
      refuse(verification, matched: ids, session: session, call, &reply)
    case .broken(let ids):
      refuse(verification, matched: ids, session: session, call, &reply)
    }
    return .answer
  }

  private static func answer(matched ids: [RequestID], _ reply: inout Reply) {
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.ids("matched", ids)
      writer.endObject()
    }
  }

  private static func refuse(
    _ verification: Verification, matched ids: [RequestID], session: UUID?, _ call: borrowing ControlCall,
    _ reply: inout Reply
  ) {
    let journal = call.plane.parts.journal
    let nearest = verification.nearest(in: journal, session: session, matched: ids.count)
    let counts = journal.counts
    reply.response.status = .conflict
    reply.json(as: "application/problem+json") { writer in
      writer.beginObject()
      writer.member("type", "about:blank")
      writer.member("title", Status.conflict.reason.description)
      writer.member("status", Status.conflict.code)
      writer.member("detail", verification.failure(matched: ids.count))
      writer.ids("matched", ids)
      writer.beginArray("nearest")
      for (request, differences) in nearest {
        writer.beginObject()
        writer.members(of: request)
        writer.beginArray("differences")
        for difference in differences {
          writer.beginObject()
          writer.member("member", difference.member)
          writer.member("expected", difference.expected)
          writer.member("found", difference.found)
          writer.endObject()
        }
        writer.endArray()
        writer.endObject()
      }
      writer.endArray()
      if counts.dropped > 0 { writer.member("dropped", Int64(clamping: counts.dropped)) }
      writer.endObject()
    }
  }
}

extension JSONWriter {
  /// A member with ids of requests.
  mutating func ids(_ name: StaticString, _ ids: [RequestID]) {
    beginArray(name)
    for id in ids { value(id.description) }
    endArray()
  }
}
