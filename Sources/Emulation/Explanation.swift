package import Backup
import Bytes
package import Exchange
package import HTTP1
import JSONText
import RestoreAPI
package import Verdict

/// Why a request was refused, or what was odd about it; never a secret's value.
package struct Explanation: Sendable {
  /// Whether the request was refused; else it was answered, and only something about it was odd.
  package let isRefusal: Bool
  /// The name of the rule that comes first.
  package var rule: String { (violations.first ?? warnings.first)?.rule.name ?? "" }
  private let violations: [Violation]
  private let warnings: [Violation]

  /// How many there are of each.
  fileprivate var counts: (violations: Int, warnings: Int) { (violations.count, warnings.count) }

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

extension Finding {
  /// What a violation or a warning says, on one line whatever the peer put into the names.
  init(_ violation: Violation, isWarning: Bool) {
    self.init(
      violation.rule.name, basis: "\(violation.rule.basis)", at: violation.place.onOneLine, isWarning: isWarning)
    position = violation.position.map { ($0.line, $0.column) }
    expected = violation.expected.onOneLine
    found = violation.found.onOneLine
    suggestion = violation.suggestion?.onOneLine
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
  private let fault: Int?

  /// Reports what an emulator made of a request, whose head lies in `message`.
  package init(
    _ outcome: Outcome, _ status: Status, to context: borrowing RequestContext, _ head: borrowing RequestHead,
    in message: Span<UInt8>
  ) {
    request = context.request
    explanation = outcome.explanation
    fault = outcome.fault
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

extension RequestReport {
  /// The same as a line of the request log, with a line below it for each finding; the request came at `time`, and its
  /// answer took so many microseconds.
  package func lines(at time: Timestamp, microseconds: Int) -> RequestLine {
    var line = RequestLine(method ?? "-", path ?? "-", status: status.code, at: time.description)
    line.microseconds = microseconds
    line.findings = explanation?.findings ?? []
    line.verdict = RequestLine.verdict(
      violations: explanation?.counts.violations ?? 0, warnings: explanation?.counts.warnings ?? 0,
      fault: fault.map { "\($0)" })
    return line
  }
}
