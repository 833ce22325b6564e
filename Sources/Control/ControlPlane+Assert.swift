import Exchange
import HTTP1
import JSONText
package import Report
import RestoreAPI
import Verdict

// One verdict on a whole run.
extension ControlPlane {
  /// Judges what has come since the last reset: 200 where the run passes, else 409. With `Accept: application/xml` the
  /// verdict is one of JUnit's.
  static func assert(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let json = try call.jsonOrNothing()
    let known = try call.reading { () throws(JSONMismatch) in try knownFindings(json) }
    let verdict = call.plane.parts.report.verdict(session: try call.query.id("session"), known: known)
    if verdict.word != .pass { reply.response.status = .conflict }
    if call.wantsXML {
      let text = JUnitReport.text(verdict, from: call.plane.settings.startedAt, to: call.context.moment.timestamp)
      reply.response.add("Content-Type", "application/xml")
      reply.response.body += text.utf8
    } else {
      write(verdict, &reply)
    }
    return .answer
  }

  private static func write(_ verdict: RunVerdict, _ reply: inout Reply) {
    guard verdict.word != .pass else {
      return reply.json(as: "application/json") { writer in
        writer.beginObject()
        writer.members(of: verdict)
        writer.endObject()
      }
    }
    reply.json(as: "application/problem+json") { writer in
      writer.beginObject()
      writer.member("type", "about:blank")
      writer.member("title", Status.conflict.reason.description)
      writer.member("status", Status.conflict.code)
      writer.member("detail", verdict.summary)
      writer.members(of: verdict)
      writer.endObject()
    }
  }

  private static func knownFindings(_ body: JSONValue) throws(JSONMismatch) -> [KnownFinding] {
    let object = try JSONObject(body, "an assertion", known: ["known"])
    guard let known = object["known"] else { return [] }
    return try KnownFinding.list(known, at: object.pointer.member("known"), .ofThisEmulator)
  }
}

extension KnownVocabulary {
  /// The names of the rules and calls that this emulator knows.
  package static let ofThisEmulator = KnownVocabulary(
    rules: Rule.all.map(\.name), operations: RestoreAPI.operations.filter { !$0.isEmpty })
}
