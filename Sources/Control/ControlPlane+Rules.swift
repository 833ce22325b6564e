import Exchange
import JSONText
import RestoreAPI
import Verdict

extension ControlPlane {
  /// Every rule that requests are held against, in the order of verdict.
  static func rules(_ call: borrowing ControlCall, _ reply: inout Reply) -> Next {
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.beginArray("rules")
      for rule in Rule.all { writer.value(rule) }
      writer.endArray()
      writer.endObject()
    }
    return .answer
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ rule: Rule) {
    beginObject()
    member("id", rule.name)
    member("basis", rule.basis.description)
    member("text", rule.text)
    member("example", rule.example)
    member("since", rule.since)
    endObject()
  }
}
