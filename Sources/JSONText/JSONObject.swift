/// Reads an object of a document that people write: unknown and repeated members are refused with a suggestion, wrong
/// types with what was expected.
package struct JSONObject: Sendable {
  /// Where it is in its document.
  package let pointer: JSONPointer
  /// Where it begins in the text, in bytes.
  package let offset: Int
  private let members: [JSONValue.Member]

  /// Takes `value`, a thing of that `kind` (with its article: `a match`), which has to be an object of no other members
  /// than the `known` ones. Nil takes any.
  package init(
    _ value: JSONValue, _ kind: String, at pointer: JSONPointer = JSONPointer(), known: [String]?
  ) throws(JSONMismatch) {
    guard case .object(let members) = value.content else {
      throw JSONMismatch("\(kind) is an object, found \(value.kind)", at: pointer, value.offset)
    }
    self.members = members
    self.pointer = pointer
    offset = value.offset
    for (index, member) in members.enumerated() {
      if members[..<index].contains(where: { $0.name == member.name }) {
        throw JSONMismatch("\(kind) has this member twice", at: pointer.member(member.name), member.offset)
      }
      guard let known, !known.contains(member.name) else { continue }
      let suggestion = Suggestion.closest(to: member.name, among: known).map { "did you mean \"\($0)\"?" }
      throw JSONMismatch(
        "unknown member of \(kind)", at: pointer.member(member.name), member.offset,
        suggestion: suggestion ?? "known are \(known.map { "\"\($0)\"" }.joined(separator: ", "))")
    }
  }

  /// The names of its members, in order.
  package var names: [String] { members.map(\.name) }

  /// The member called `name`; nil where it is absent or null.
  package subscript(name: String) -> JSONValue? {
    guard let value = members.first(where: { $0.name == name })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// A string; nil where it is absent.
  package func string(_ name: String) throws(JSONMismatch) -> String? {
    guard let value = self[name] else { return nil }
    guard case .string(let string) = value.content else { throw mismatch(name, "a string", value) }
    return string
  }

  /// A boolean; nil where it is absent.
  package func bool(_ name: String) throws(JSONMismatch) -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .bool(let bool) = value.content else { throw mismatch(name, "true or false", value) }
    return bool
  }

  /// An integer of `range`; nil where it is absent.
  package func integer(_ name: String, in range: ClosedRange<Int64>) throws(JSONMismatch) -> Int? {
    guard let value = self[name] else { return nil }
    guard case .integer(let integer) = value.content, range.contains(integer) else {
      throw mismatch(
        name, "an integer from \(range.lowerBound) to \(range.upperBound)", value, found: value.otherNumber)
    }
    return Int(integer)
  }

  /// A number of `range`; nil where it is absent.
  package func number(_ name: String, in range: ClosedRange<Double>) throws(JSONMismatch) -> Double? {
    guard let value = self[name] else { return nil }
    let number: Double? =
      switch value.content {
      case .integer(let integer): Double(integer)
      case .number(let text): Double(text)
      default: nil
      }
    guard let number, range.contains(number) else {
      throw mismatch(name, "a number from \(range.lowerBound) to \(range.upperBound)", value, found: value.otherNumber)
    }
    return number
  }

  /// The elements of an array; nil where it is absent.
  package func array(_ name: String) throws(JSONMismatch) -> [JSONValue]? {
    guard let value = self[name] else { return nil }
    guard case .array(let elements) = value.content else { throw mismatch(name, "an array", value) }
    return elements
  }

  /// The mismatch of a member's value; `found` says what it is, where its kind alone would not tell.
  package func mismatch(
    _ name: String, _ expected: String, _ value: JSONValue, found: String? = nil
  ) -> JSONMismatch {
    JSONMismatch("expected \(expected), found \(found ?? value.kind)", at: pointer.member(name), value.offset)
  }
}

extension JSONValue {
  /// What it is where another number is expected; nil of what is no number.
  fileprivate var otherNumber: String? {
    switch content {
    case .integer, .number: "another"
    case .object, .array, .string, .bool, .null: nil
    }
  }
}

/// Why a document that is sound JSON does not say what it should.
package struct JSONMismatch: Error, Sendable {
  /// What is wrong; never a value.
  package let message: String
  /// Where.
  package let pointer: JSONPointer
  /// Where in the text, in bytes.
  package let offset: Int
  /// What to do about it.
  package let suggestion: String?

  /// A mismatch of what stands at `pointer`.
  package init(_ message: String, at pointer: JSONPointer, _ offset: Int, suggestion: String? = nil) {
    self.message = message
    self.pointer = pointer
    self.offset = offset
    self.suggestion = suggestion
  }
}
