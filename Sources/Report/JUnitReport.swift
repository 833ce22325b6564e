package import Backup
import Faults
import Verdict

/// A verdict as CI reads it: JUnit's XML, a test case for each kind of finding, each expectation, each fault rule that hit
/// nothing, and one for the run.
package struct JUnitReport {
  private var lines: [String] = []
  private var tests = 0
  private var failures = 0
  private var skipped = 0

  /// The text of a verdict on a run from `start` to `end`.
  package static func text(_ verdict: RunVerdict, from start: Timestamp, to end: Timestamp) -> String {
    var report = JUnitReport()
    report.add(verdict)
    let seconds = max(0, end.ticks - start.ticks) / Timestamp.ticksPerSecond
    let counts = "tests=\"\(report.tests)\" failures=\"\(report.failures)\" errors=\"0\" skipped=\"\(report.skipped)\""
    let suite = "name=\"vb365-emulator\" \(counts) time=\"\(seconds)\" timestamp=\"\(xml(start.description))\""
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts) time=\"\(seconds)\">\n"
      + "  <testsuite \(suite)>\n\(report.lines.joined())  </testsuite>\n</testsuites>\n"
  }

  /// The same with the times in Unix seconds.
  package static func text(_ verdict: RunVerdict, fromUnixSeconds start: Int64, to end: Int64) -> String {
    text(verdict, from: Timestamp(clampingSeconds: start), to: Timestamp(clampingSeconds: end))
  }

  private mutating func add(_ verdict: RunVerdict) {
    let summary = verdict.summary
    add(
      "run", "run", verdict.word == .pass ? .passes(summary) : .fails(verdict.word.rawValue, summary, verdict.reasons))
    for finding in verdict.findings { add("findings", finding.name, .fails("finding", "\(finding)", [finding.reason])) }
    for finding in verdict.new {
      add("findings", finding.name, .passes("Of a rule that is new in this release: \(finding): \(finding.reason)"))
    }
    for (finding, entry) in verdict.known {
      add("findings", finding.name, .isSkipped("Known" + (entry.reason.map { ": \($0)" } ?? ".")))
    }
    for entry in verdict.stale {
      add("known", "\(entry)", .fails("stale", "The known finding never came: take it off the list.", []))
    }
    for expectation in verdict.expectations {
      let name = expectation.name + (expectation.session.map { " of \($0)" } ?? "")
      let isMet = expectation.state == .met
      add(
        "expectations", name,
        isMet ? .passes(expectation.explanation) : .fails(expectation.state.rawValue, expectation.explanation, []))
    }
    for fault in verdict.unhitFaults {
      add("faults", "fault rule \(fault.number)", .fails("neverHit", "The fault rule hit no request.", []))
    }
  }

  private enum Result {
    case passes(String)
    case fails(String, String, [String])
    case isSkipped(String)
  }

  private mutating func add(_ kind: String, _ name: String, _ result: Result) {
    tests += 1
    lines.append(
      "    <testcase classname=\"vb365-emulator.\(kind)\" name=\"\(Self.xml(name))\" time=\"0\">\n")
    switch result {
    case .passes(let text):
      lines.append("      <system-out>\(Self.xml(text))</system-out>\n")
    case .fails(let type, let message, let details):
      failures += 1
      let text = Self.xml(details.joined(separator: "\n"))
      lines.append("      <failure type=\"\(Self.xml(type))\" message=\"\(Self.xml(message))\">\(text)</failure>\n")
    case .isSkipped(let message):
      skipped += 1
      lines.append("      <skipped message=\"\(Self.xml(message))\"/>\n")
    }
    lines.append("    </testcase>\n")
  }

  /// A text as it may stand in an element or between quotes; what XML has no character for becomes U+FFFD (XML 1.0, section
  /// 2.2).
  static func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      // Else a reader makes blanks of them where they stand between quotes.
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension RunFinding {
  /// What its test case is called: no number, so that it is the same from run to run.
  fileprivate var name: String {
    "\(rule.name)\(violation.pointer.isEmpty ? "" : " at \(violation.pointer)") of \(operation)"
      + (session.map { " in \($0)" } ?? "")
  }
}
