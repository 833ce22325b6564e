package import Faults
import Verdict

/// One verdict on a whole run: whether the client did what it should, as far as the emulator can tell.
package struct RunVerdict: Sendable {
  /// The verdict in a word.
  package enum Word: String, Sendable {
    case pass
    case fail
    /// Nothing went wrong, and nothing was shown: nothing was judged, or what should have come never came.
    case inconclusive
  }

  /// How many requests were judged.
  package let judged: Int
  /// The findings that fail the run, in the order in which they came first.
  package private(set) var findings: [RunFinding] = []
  /// Those of rules that are new in this release, which fail no run yet.
  package private(set) var new: [RunFinding] = []
  /// Those that the client's author knows of.
  package private(set) var known: [(finding: RunFinding, entry: KnownFinding)] = []
  /// Entries of known findings that never came.
  package private(set) var stale: [KnownFinding] = []
  /// How many findings there was no room for.
  package let more: Int
  /// What was expected, with what has come of it.
  package let expectations: [Expectation]
  /// The fault rules that hit no request.
  package let unhitFaults: [ArmedFault]

  /// Judges what was counted. `version` is the release: its own new rules only report.
  init(_ totals: Tally.Totals, _ known: Known, version: String, _ expectations: [Expectation], _ faults: [ArmedFault]) {
    judged = totals.judged
    more = totals.more
    self.expectations = expectations
    unhitFaults = faults.filter { $0.hits == 0 }
    var isMet = Array(repeating: false, count: known.entries.count)
    for finding in totals.findings {
      let index = known.entries.firstIndex { $0.takes(finding) }
      // One finding may be what several entries mean.
      for (index, entry) in known.entries.enumerated() where entry.takes(finding) { isMet[index] = true }
      if let index {
        self.known.append((finding, known.entries[index]))
      } else if finding.rule.since == version {
        new.append(finding)
      } else {
        findings.append(finding)
      }
    }
    stale = known.entries.indices.filter { $0 >= known.lasting && !isMet[$0] }.map { known.entries[$0] }
  }

  /// The entries that a verdict knows of; the first `lasting` of them may be stale.
  struct Known {
    let entries: [KnownFinding]
    let lasting: Int
  }
}

extension RunVerdict {
  /// The expectations in one of these states.
  private func expectations(_ states: Expectation.State...) -> [Expectation] {
    expectations.filter { states.contains($0.state) }
  }

  /// The expectations that fail the run.
  private var failedExpectations: [Expectation] { expectations(.overshot, .partlyMet) }

  /// The verdict in a word.
  package var word: Word {
    if !findings.isEmpty || more > 0 || !stale.isEmpty || !failedExpectations.isEmpty { return .fail }
    return judged == 0 || !expectations(.nothingCame).isEmpty || !unhitFaults.isEmpty ? .inconclusive : .pass
  }

  /// What speaks against the run, a sentence each; nothing where it passes.
  package var reasons: [String] {
    var reasons = findings.map { "\($0): \($0.reason)." }
    if more > 0 { reasons.append("\(more) more findings, of kinds that there was no room for.") }
    reasons += stale.map { "The known finding \($0) never came: take it off the list." }
    reasons += failedExpectations.map { "The expectation \($0.name) is not met: \($0.explanation)" }
    if judged == 0 { reasons.append("No request was judged.") }
    reasons += expectations(.nothingCame).map { "Nothing came of the expectation \($0.name): \($0.explanation)" }
    reasons += unhitFaults.map { "The fault rule \($0.number) hit no request." }
    return reasons
  }

  /// The verdict in a line: the word, and why.
  package var summary: String {
    let all = reasons
    guard let first = all.first else {
      return "pass: \(judged == 1 ? "1 request was judged" : "\(judged) requests were judged")."
    }
    return "\(word.rawValue): \(first)" + (all.count > 1 ? " And \(all.count - 1) more." : "")
  }
}
