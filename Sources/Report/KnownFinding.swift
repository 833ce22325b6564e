package import JSONText
package import Journal
import Verdict

/// A finding that a client's author knows of: it does not fail a run, and its absence does.
package struct KnownFinding: Sendable {
  /// The rule's name.
  package let rule: String
  /// Where; `*` stands for anything. Nil for every place.
  package let pointer: TextPattern?
  /// Of which call; nil for all.
  package let operation: String?
  /// Why nothing is done about it, for people.
  package let reason: String?

  /// Whether it means a kind of finding.
  package func takes(_ finding: RunFinding) -> Bool {
    finding.rule.name == rule && pointer?.takes(finding.violation.pointer) ?? true
      && operation.map { $0.lowercased() == finding.operation.lowercased() } ?? true
  }
}

/// What entries are held against: the names that there are.
package struct KnownVocabulary: Sendable {
  /// The names of the rules.
  package let rules: [String]
  /// The names of the calls.
  package let operations: [String]

  package init(rules: [String], operations: [String]) {
    self.rules = rules
    self.operations = operations
  }
}

extension KnownFinding {
  /// Reads a list of them that people write; an unknown rule, call or member is refused with a suggestion.
  package static func list(
    _ value: JSONValue, at pointer: JSONPointer = JSONPointer(), _ vocabulary: KnownVocabulary
  ) throws(JSONMismatch) -> [KnownFinding] {
    guard let elements = value.elements else {
      throw JSONMismatch("known findings are an array, found \(value.kind)", at: pointer, value.offset)
    }
    var list: [KnownFinding] = []
    for (index, element) in elements.enumerated() {
      list.append(try KnownFinding(element, at: pointer.element(index), vocabulary))
    }
    return list
  }

  private init(_ value: JSONValue, at pointer: JSONPointer, _ vocabulary: KnownVocabulary) throws(JSONMismatch) {
    let object = try JSONObject(
      value, "a known finding", at: pointer, known: ["rule", "pointer", "operation", "reason"])
    guard let rule = try object.string("rule") else {
      throw JSONMismatch("a known finding has a rule", at: pointer, value.offset)
    }
    self.rule = try Self.known(rule, "rule", among: vocabulary.rules, object)
    self.pointer = try object.string("pointer").map(TextPattern.init)
    reason = try object.string("reason")
    operation = try Self.operation(object, vocabulary)
  }

  /// A call by its name; one that has none is named by its method and path.
  private static func operation(
    _ object: JSONObject, _ vocabulary: KnownVocabulary
  ) throws(JSONMismatch) -> String? {
    guard let operation = try object.string("operation") else { return nil }
    return operation.contains(" ") ? operation : try known(operation, "operation", among: vocabulary.operations, object)
  }

  private static func known(
    _ name: String, _ member: String, among names: [String], _ object: JSONObject
  ) throws(JSONMismatch) -> String {
    if let known = names.first(where: { $0.lowercased() == name.lowercased() }) { return known }
    let closest = Suggestion.closest(to: name, among: names).map { "did you mean \"\($0)\"?" }
    throw JSONMismatch(
      "unknown \(member)", at: object.pointer.member(member), object[member]?.offset ?? object.offset,
      suggestion: closest)
  }
}

extension KnownFinding: CustomStringConvertible {
  /// In a line: what, where.
  package var description: String {
    rule + (pointer.map { " at \($0.text)" } ?? "") + (operation.map { " of \($0)" } ?? "")
  }
}

extension JSONWriter {
  /// An entry as it was written.
  mutating func value(_ known: KnownFinding) {
    beginObject()
    member("rule", known.rule)
    if let pointer = known.pointer { member("pointer", pointer.text) }
    if let operation = known.operation { member("operation", operation) }
    if let reason = known.reason { member("reason", reason) }
    endObject()
  }
}
