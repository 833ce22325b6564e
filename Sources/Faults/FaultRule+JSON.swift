import Backup
import Bytes
import Choices
package import JSONText
package import Journal

extension FaultRule {
  /// The names of its members.
  static let names = ["match", "effect", "skip", "times", "ttlSeconds", "probability", "seed"]

  /// Reads a rule that people write, which stands at `pointer` of its document.
  package init(
    _ value: JSONValue, at pointer: JSONPointer = JSONPointer(), _ vocabulary: MatchVocabulary
  ) throws(JSONMismatch) {
    let object = try JSONObject(value, "a fault rule", at: pointer, known: Self.names)
    let match = object["match"] ?? JSONValue(.object([]), at: object.offset)
    guard let effect = object["effect"] else {
      throw JSONMismatch(
        "a fault rule has an effect", at: object.pointer, object.offset,
        suggestion: "for example {\"effect\": {\"status\": 503}}")
    }
    self.init(
      try Match(match, at: pointer.member("match"), vocabulary),
      try Self.effect(effect, at: pointer.member("effect")), written: match)
    skip = try object.integer("skip", in: 0...Int64(Self.mostTimes)) ?? skip
    times = try object.integer("times", in: 1...Int64(Self.mostTimes)) ?? times
    ttlSeconds = try object.integer("ttlSeconds", in: 1...Int64(Self.longestTTL)) ?? ttlSeconds
    probability = try object.number("probability", in: 0...1) ?? probability
    seed = UInt64(try object.integer("seed", in: 0...Int64(Int32.max)) ?? 0)
  }

  /// Reads an effect by the rows of the fixtures; of several problems the first.
  private static func effect(_ value: JSONValue, at pointer: JSONPointer) throws(JSONMismatch) -> Effect {
    var writer = JSONWriter()
    writer.value(value)
    do throws(FixtureProblems) {
      return try Effect(fault: writer.bytes)
    } catch {
      let problem = error.problems.first
      let steps = JSONPointer.steps(of: problem?.pointer ?? "") ?? []
      throw JSONMismatch(
        problem?.message ?? "no effect", at: steps.reduce(pointer) { $0.member($1) },
        value.value(at: steps)?.offset ?? value.offset, suggestion: problem?.suggestion)
    }
  }
}

extension JSONWriter {
  /// A rule as lists show it; a secret that its match names is told by its length.
  package mutating func value(_ fault: ArmedFault) {
    beginObject()
    member("id", "\(fault.number)")
    members(of: fault.rule)
    member("matched", fault.matched)
    member("hits", fault.hits)
    endObject()
  }

  /// A rule as it is armed; a secret that its match names is told by its length.
  package mutating func rule(_ rule: FaultRule) {
    beginObject()
    members(of: rule)
    endObject()
  }

  private mutating func members(of rule: FaultRule) {
    name("match")
    value(rule.match.disclosed(rule.written))
    name("effect")
    raw(rule.effect.document.span)
    member("skip", rule.skip)
    member("times", rule.times)
    member("ttlSeconds", rule.ttlSeconds)
    if rule.probability < 1 {
      name("probability")
      raw("\(rule.probability)".utf8.span)
      member("seed", Int64(clamping: rule.seed))
    }
  }
}
