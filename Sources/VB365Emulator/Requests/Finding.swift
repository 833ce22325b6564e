import Bytes
import JSONText
import Verdict

/// One thing that is wrong with a request, or odd about it; never a secret's value.
public struct Finding: Sendable, Hashable {
  /// The stable name of the rule that is broken, such as `body.json`: `vb365-emulator explain RULE` tells of it.
  public let rule: String
  /// How well the rule is known.
  public let basis: ReceivedRequest.Basis
  /// What it is about: a JSON pointer into the body, or a word for a place outside it, such as `Authorization`.
  public let pointer: String
  /// The line of the body, from 1; nil where nothing of the body is meant.
  public let line: Int?
  /// The column in the line, from 1, in characters; nil where nothing of the body is meant.
  public let column: Int?
  /// What would have been right.
  public let expected: String
  /// What is there instead, by kind and length.
  public let found: String
  /// What to do about it; nil where nothing better is known than to read ``expected``.
  public let suggestion: String?
  /// Whether it is odd and does no harm: a request is not refused for it.
  public let isWarning: Bool

  init(_ violation: Violation, isWarning: Bool) {
    rule = violation.rule.name
    basis = ReceivedRequest.Basis(violation.rule.basis)
    pointer = (violation.pointer.isEmpty ? "body" : violation.pointer).onOneLine
    line = violation.position?.line
    column = violation.position?.column
    expected = violation.expected.onOneLine
    found = violation.found.onOneLine
    suggestion = violation.suggestion?.onOneLine
    self.isWarning = isWarning
  }
}

extension Finding: CustomStringConvertible {
  /// All of it on one line.
  public var description: String {
    var text = "\(isWarning ? "warning: " : "")\(rule) (\(basis.rawValue)) at \(pointer)"
    if let line, let column { text += ", line \(line) column \(column)" }
    text += ": expected \(expected), found \(found)"
    if let suggestion { text += " (\(suggestion))" }
    return text
  }
}
