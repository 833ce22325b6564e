package import JSONText

/// One way in which a request breaks a rule, for logs and headers. But for its message, it never holds what was sent
/// where a secret might stand: "string of 8 characters", not the string.
package struct Violation: Sendable {
  /// The rule that is broken.
  package let rule: Rule
  /// The text of the answer if this comes first, which may repeat a path, a method or a media type, and so is only for the
  /// client; nil where the answer has none, and for a warning.
  package let message: String?
  /// What it is about: a JSON pointer into the body, a field's name, `?` and a query parameter, or a path parameter in
  /// braces; empty for the body as a whole.
  package let pointer: String
  /// Where in the body, when something is there.
  package let position: TextPosition?
  /// What would have been right.
  package let expected: String
  /// What is there instead, by kind and length.
  package let found: String
  /// What to do about it.
  package let suggestion: String?

  /// A violation of `rule` by what stands at `pointer`.
  package init(
    _ rule: Rule, message: String? = nil, at pointer: String, position: TextPosition? = nil, expected: String,
    found: String, suggestion: String? = nil
  ) {
    self.rule = rule
    self.message = message
    self.pointer = pointer
    self.position = position
    self.expected = expected
    self.found = found
    self.suggestion = suggestion
  }

  /// How many of one kind are listed for a request: a body of megabytes can be wrong in as many places, and each costs
  /// a walk through the body for its line and column.
  package static let listed = 32
}

extension Violation {
  /// The same of a body that lies below `pointer`: what is about a field, the path or the query stays. A place in the text
  /// means nothing where the text is not what was sent.
  package func moved(below pointer: String, keepingPosition: Bool) -> Violation {
    guard self.pointer.isEmpty || self.pointer.hasPrefix("/") else { return self }
    return Violation(
      rule, message: message, at: pointer + self.pointer, position: keepingPosition ? position : nil,
      expected: expected, found: found, suggestion: suggestion)
  }

  /// The suggestion for a name that is close to a known one.
  package static func didYouMean(_ known: String) -> String { "did you mean \(known)?" }

  /// All that is said of a string which was found: its length.
  package static func string(of characters: Int) -> String {
    "string of \(characters) character\(characters == 1 ? "" : "s")"
  }
}

extension [Violation] {
  /// Whether one more is listed; ask before making it.
  package var hasRoom: Bool { count < Violation.listed }

  /// Lists one more, or drops it when there are plenty.
  package mutating func list(_ violation: Violation) {
    if hasRoom { append(violation) }
  }
}
