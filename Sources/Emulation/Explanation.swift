package import HTTP1
import RestoreAPI

/// What the log says of a request that was refused, or that was odd; never a secret's value.
package struct Explanation: Sendable {
  /// Names the request; the answer's header says the same.
  package let request: RequestID
  /// The answer's status.
  package let status: Status
  /// Whether the request was refused; else it was answered, and only something about it was odd.
  package let isRefusal: Bool
  /// The name of the rule that the refusal stands on; nil where the request was answered.
  package var rule: String? { violations.first?.rule.name }
  private let violations: [Violation]
  private let warnings: [Violation]

  init(_ request: RequestID, _ status: Status, _ judgement: Judgement) {
    self.request = request
    self.status = status
    isRefusal = !judgement.violations.isEmpty
    violations = judgement.violations
    warnings = judgement.warnings
  }
}

extension Explanation: CustomStringConvertible {
  /// How many violations, and warnings, a line names: enough for a form that is wrong in every field.
  private static let listed = 8

  /// One line, whatever the peer put into the names it is about.
  package var description: String {
    var line = "request \(request) \(isRefusal ? "refused" : "answered") with \(status.code)"
    append(violations, to: &line, as: "")
    append(warnings, to: &line, as: "warning: ")
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: line.unicodeScalars.lazy.map { $0.breaksLines ? "\u{FFFD}" : $0 })
    return String(scalars)
  }

  private func append(_ list: [Violation], to line: inout String, as kind: String) {
    for violation in list.prefix(Self.listed) { line += "; \(kind)\(violation.line)" }
    if list.count > Self.listed { line += "; \(kind)and \(list.count - Self.listed) more" }
  }
}

extension Unicode.Scalar {
  /// Whether it could make one line of a log look like two, or read otherwise than it is written.
  fileprivate var breaksLines: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
