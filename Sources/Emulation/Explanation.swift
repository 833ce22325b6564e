import Bytes
package import Exchange
package import HTTP1
import JSONText
import RestoreAPI
import Verdict

/// Why a request was refused, or what was odd about it; never a secret's value.
package struct Explanation: Sendable {
  /// Whether the request was refused; else it was answered, and only something about it was odd.
  package let isRefusal: Bool
  /// The name of the rule that comes first.
  package var rule: String { (violations.first ?? warnings.first)?.rule.name ?? "" }
  private let violations: [Violation]
  private let warnings: [Violation]

  /// nil where there is nothing to be said.
  init?(_ verdict: borrowing Verdict) {
    guard !verdict.isPlain else { return nil }
    isRefusal = !verdict.violations.isEmpty
    violations = verdict.violations
    warnings = verdict.warnings
  }
}

extension Explanation {
  /// How many violations, and warnings, a line names: enough for a form that is wrong in every field.
  private static let listed = 8

  /// The violations, then the warnings, as many as a line names.
  package var findings: [Finding] {
    violations.prefix(Self.listed).map { Finding($0, isWarning: false) }
      + warnings.prefix(Self.listed).map { Finding($0, isWarning: true) }
  }

  /// The findings on one line, each behind `; `.
  fileprivate var text: String {
    var line = ""
    for finding in findings { line += "; \(finding)" }
    for (list, kind) in [(violations, "violations"), (warnings, "warnings")] where list.count > Self.listed {
      line += "; and \(list.count - Self.listed) more \(kind)"
    }
    return line
  }
}

/// One thing that is wrong with a request, or odd about it, on one line whatever the peer put into the names.
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
  package let position: (line: Int, column: Int)?
  /// What would have been right.
  package let expected: String
  /// What is there instead, by kind and length.
  package let found: String
  /// What to do about it.
  package let suggestion: String?

  init(_ violation: Violation, isWarning: Bool) {
    self.isWarning = isWarning
    rule = violation.rule.name
    basis = "\(violation.rule.basis)"
    pointer = violation.place.onOneLine
    position = violation.position.map { ($0.line, $0.column) }
    expected = violation.expected.onOneLine
    found = violation.found.onOneLine
    suggestion = violation.suggestion?.onOneLine
  }

  package var description: String {
    var text = "\(isWarning ? "warning: " : "")\(rule) (\(basis)) at \(pointer)"
    if let position { text += ", line \(position.line) column \(position.column)" }
    text += ": expected \(expected), found \(found)"
    if let suggestion { text += " (\(suggestion))" }
    return text
  }
}

/// What the log says of a request: what was asked for, how it was answered, and why. It is made only when it is said.
package struct RequestReport: Sendable, CustomStringConvertible {
  /// Names the request; the answer's header says the same.
  package let request: RequestID
  /// The method; nil where none could be read.
  package var method: String? { target.method }
  /// The path, without what may be a secret; nil where none could be read.
  package var path: String? { target.path }
  /// The answer's status.
  package let status: Status
  /// Why it was refused, or what was odd about it.
  package let explanation: Explanation?
  private let target: RequestTarget

  /// Reports what an emulator made of a request, whose head lies in `message`.
  package init(
    _ outcome: Outcome, _ status: Status, to context: borrowing RequestContext, _ head: borrowing RequestHead,
    in message: Span<UInt8>
  ) {
    request = context.request
    explanation = outcome.explanation
    self.status = status
    target = RequestTarget(head, in: message)
  }

  /// One line.
  package var description: String {
    var line = "request \(request): "
    for part in [method, path] { if let part { line += "\(part) " } }
    line += "\(explanation?.isRefusal == true ? "refused" : "answered") with \(status.code)"
    return line + (explanation?.text ?? "")
  }
}
