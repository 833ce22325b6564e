import Exchange
import Faults
import HTTP1
import JSONText
import Journal
import RestoreAPI

// Fault rules.
extension ControlPlane {
  /// Lists the rules, in the order in which they were armed, with what has come of them.
  static func listFaults(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let rules = call.plane.parts.faults.rules(session: try call.query.id("session"))
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.beginArray("results")
      for rule in rules { writer.value(rule) }
      writer.endArray()
      writer.endObject()
    }
    return .answer
  }

  /// Arms a rule.
  static func armFault(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let json = try call.json()
    let vocabulary = call.plane.parts.vocabulary
    var rule = try call.reading { () throws(JSONMismatch) in try FaultRule(json, vocabulary) }
    if let session = try call.query.id("session") { rule.match.session = session }
    let uptime = call.context.moment.uptimeNanoseconds
    guard let armed = call.plane.parts.faults.arm(rule, uptimeNanoseconds: uptime) else {
      throw Problem(.conflict, "There are \(FaultRules.most) fault rules: DELETE /_emulator/faults takes them away.")
    }
    reply.response.status = .created
    reply.json(as: "application/json") { writer in writer.value(armed) }
    return .answer
  }

  /// Takes all rules away, or those of one restore session.
  static func disarmFaults(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    call.plane.parts.faults.disarm(session: try call.query.id("session"))
    reply.response.status = .noContent
    return .answer
  }

  /// Takes one rule away.
  static func disarmFault(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    guard let number = call.word.flatMap({ Int($0) }), call.plane.parts.faults.disarm(number) else {
      throw Problem(.notFound, "There is no fault rule of this id; GET /_emulator/faults lists them.")
    }
    reply.response.status = .noContent
    return .answer
  }
}
