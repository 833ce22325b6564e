import Exchange
import HTTP1
import JSONText
import Journal
import Report
import RestoreAPI

// What is expected of a run.
extension ControlPlane {
  /// The most characters of an expectation's name.
  private static let longestName = 200

  /// Lists the expectations, in the order in which they were put, with what has come of them.
  static func listExpectations(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let expectations = call.plane.parts.report.expectations.list(session: try call.query.id("session"))
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.beginArray("results")
      for expectation in expectations { writer.value(expectation) }
      writer.endArray()
      writer.endObject()
    }
    return .answer
  }

  /// Puts an expectation in the place of that name.
  static func putExpectation(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let name = call.word ?? ""
    guard !name.isEmpty, name.count <= longestName else {
      throw Problem(.badRequest, "The name of an expectation has 1 to \(longestName) characters.")
    }
    guard call.plane.parts.journal.isOn else {
      throw Problem(.conflict, "The journal keeps nothing: serve without --journal 0 to expect something.")
    }
    let json = try call.json()
    let vocabulary = call.plane.parts.vocabulary
    let verification = try call.reading { () throws(JSONMismatch) in try Verification(json, vocabulary) }
    let session = try call.query.id("session") ?? verification.session
    let expectation = Expectation(name, session: session, verification, written: json)
    guard call.plane.parts.report.expectations.put(expectation) else {
      throw Problem(
        .conflict, "There are \(Expectations.most) expectations: DELETE /_emulator/expectations takes them away.")
    }
    reply.response.status = .noContent
    return .answer
  }

  /// Takes away all expectations, or those of a restore session.
  static func removeExpectations(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    call.plane.parts.report.expectations.remove(session: try call.query.id("session"))
    reply.response.status = .noContent
    return .answer
  }

  /// Takes away the expectations of a name.
  static func removeExpectation(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let session = try call.query.id("session")
    guard call.plane.parts.report.expectations.remove(call.word ?? "", session: session) else {
      throw Problem(.notFound, "There is no expectation of this name; GET /_emulator/expectations lists them.")
    }
    reply.response.status = .noContent
    return .answer
  }
}
