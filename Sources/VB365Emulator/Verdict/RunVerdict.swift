import Bytes
import Exchange
import Report

/// One verdict on all that an emulator was sent since it started or was reset.
public struct RunVerdict: Sendable {
  /// The verdict in a word.
  public enum Word: String, Sendable, CaseIterable {
    /// Requests were judged, nothing speaks against them, and all that was expected came.
    case pass
    /// A request was refused or odd, a known finding never came, or an expectation was met in part or more than met.
    case fail
    /// Nothing went wrong and nothing was shown: no request was judged, nothing came of an expectation, or a fault hit no
    /// request. A run that met nothing is not green.
    case inconclusive
  }

  /// A finding, and how often it came: the same rule at the same place in requests of one call.
  public struct Occurrence: Sendable, Hashable {
    /// What is wrong, or odd.
    public let finding: Finding
    /// The name of the call, or its method and path where it has none.
    public let operation: String
    /// The id of the restore session that the requests were about; nil for none, and for one that is over.
    public let session: String?
    /// How many requests it was said of.
    public let count: Int
    /// The ``ReceivedRequest/id`` of the first one.
    public let firstRequest: String
  }

  /// The verdict in a word.
  public let word: Word
  /// How many requests were judged.
  public let judged: Int
  /// What speaks against the run, a sentence each; nothing where it passes.
  public let reasons: [String]
  /// The findings that fail the run, in the order in which they came first.
  public let findings: [Occurrence]
  /// The findings of rules that are new in this release, which fail no run yet.
  public let newFindings: [Occurrence]
  /// The findings that the test knows of, which fail no run.
  public let knownFindings: [Occurrence]

  init(_ verdict: Report.RunVerdict) {
    word =
      switch verdict.word {
      case .pass: .pass
      case .fail: .fail
      case .inconclusive: .inconclusive
      }
    judged = verdict.judged
    reasons = verdict.reasons
    findings = verdict.findings.map(Occurrence.init)
    newFindings = verdict.new.map(Occurrence.init)
    knownFindings = verdict.known.map { Occurrence($0.finding) }
  }
}

extension RunVerdict.Occurrence {
  init(_ finding: RunFinding) {
    self.finding = Finding(finding.violation, isWarning: finding.isWarning)
    operation = finding.operation.onOneLine
    session = finding.session?.description
    count = finding.count
    firstRequest = "\(finding.first)"
  }
}

extension RunVerdict: CustomStringConvertible {
  /// The word, how much was judged, and a line for each reason and for each finding that fails the run.
  public var description: String {
    var lines = ["\(word.rawValue): \(judged) request\(judged == 1 ? "" : "s") judged"]
    lines += reasons.map { "  \($0.onOneLine)" }
    lines += findings.map { "  \($0.count)× \($0.operation) (first \($0.firstRequest)): \($0.finding)" }
    return lines.joined(separator: "\n")
  }
}

/// A run did not pass: ``Emulating/assert(session:known:)`` throws it.
public struct RunFailure: Error, Sendable, CustomStringConvertible {
  /// The verdict, which is ``RunVerdict/Word-swift.enum/fail`` or ``RunVerdict/Word-swift.enum/inconclusive``.
  public let verdict: RunVerdict
  /// The verdict with its reasons.
  public var description: String { verdict.description }
}

/// A finding that a client's author knows of: it does not fail a run, and a run where it never comes fails, so that it is
/// taken off the list.
public struct KnownFinding: Sendable, Hashable {
  /// The name of the rule.
  public var rule: String
  /// Where, with `*` for anything; nil for every place.
  public var pointer: String?
  /// Of which call; nil for all.
  public var operation: ReceivedRequest.Operation?
  /// Why nothing is done about it, for people.
  public var reason: String?

  /// A known finding made of its parts.
  public init(
    rule: String, pointer: String? = nil, operation: ReceivedRequest.Operation? = nil, reason: String? = nil
  ) {
    self.rule = rule
    self.pointer = pointer
    self.operation = operation
    self.reason = reason
  }
}
