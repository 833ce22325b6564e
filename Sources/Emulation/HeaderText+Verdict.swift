import Exchange
import RestoreAPI
import Verdict

extension HeaderText {
  /// Writes the verdict on a request of which there is something to say: `ok; 1 warning; …`, or
  /// `2 violations; …`, and of each `/place: expected …, found … (suggestion)`.
  mutating func write(_ verdict: borrowing Verdict) {
    removeAll()
    let violations = verdict.violations
    if violations.isEmpty {
      append("ok")
    } else {
      append(violations.count == 1 ? "1 violation" : "\(violations.count) violations")
      write(violations)
    }
    let warnings = verdict.warnings
    guard !warnings.isEmpty, !isFull else { return }
    append(warnings.count == 1 ? "; 1 warning" : "; \(warnings.count) warnings")
    write(warnings)
  }

  /// Writes a request's id.
  mutating func write(_ id: RequestID) {
    removeAll()
    append(id.run)
    append("-")
    append(decimal: id.number)
  }

  private mutating func write(_ list: [Violation]) {
    for violation in list where !isFull {
      append("; ")
      append(violation.place)
      append(": expected ")
      append(violation.expected)
      append(", found ")
      append(violation.found)
      guard let suggestion = violation.suggestion else { continue }
      append(" (")
      append(suggestion)
      append(")")
    }
  }
}
