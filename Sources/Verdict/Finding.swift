/// One thing that is wrong with a request, or odd about it, as people read it on a line.
package struct Finding: Sendable, CustomStringConvertible {
  /// Whether it is odd and does no harm.
  package let isWarning: Bool
  /// The rule's name.
  package let rule: String
  /// How well the rule is known.
  package let basis: String
  /// What it is about: a JSON pointer into the body, or a word.
  package let pointer: String
  /// Where in the body, from 1; nil when nothing is there.
  package var position: (line: Int, column: Int)?
  /// What would have been right.
  package var expected = ""
  /// What is there instead, by kind and length.
  package var found = ""
  /// What to do about it.
  package var suggestion: String?

  /// A rule that was broken by what stands at `pointer`.
  package init(_ rule: String, basis: String, at pointer: String, isWarning: Bool) {
    self.rule = rule
    self.basis = basis
    self.pointer = pointer
    self.isWarning = isWarning
  }

  package var description: String {
    var text = "\(isWarning ? "warning: " : "")\(rule) (\(basis)) at \(pointer)"
    if let position { text += ", line \(position.line) column \(position.column)" }
    text += ": expected \(expected), found \(found)"
    if let suggestion { text += " (\(suggestion))" }
    return text
  }
}
