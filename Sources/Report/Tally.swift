package import Bytes
import Exchange
package import Journal
import Locking
import Verdict

/// What was said of a run's requests, in numbers that no limit of the journal touches: a counter of the requests that were
/// judged, and each kind of finding once.
package final class Tally: Sendable {
  /// What makes findings one kind.
  fileprivate struct Kind: Hashable {
    var session: UUID?
    let rule: Rule
    let pointer: String
    let operation: String
    let isWarning: Bool
  }

  fileprivate struct State {
    var judged = 0
    /// How many of them were about a restore session, for as many sessions as are told apart.
    var judgedOf: [UUID: Int] = [:]
    var findings: [Kind: RunFinding] = [:]
    /// How many findings were of a kind that there was no room for.
    var more = 0
  }

  private let state = Lock(State())

  /// Nothing counted yet.
  package init() {}

  /// The most kinds of findings that are told apart.
  package static let mostKinds = 10_000
  /// The most restore sessions whose requests are counted by themselves.
  static let mostSessions = 100_000

  /// Counts a request that was answered. `target` is its method and path, without secrets.
  ///
  /// A script's answer counts neither as judged nor as refused, as the client did not meet the emulated product; what was
  /// odd about the request is said all the same.
  package func count(_ entry: JournalEntry, target: @autoclosure () -> String) {
    let isScripted = entry.basis == .scripted
    let violations = isScripted ? [] : entry.violations
    // Made before the lock is held.
    let operation = violations.isEmpty && entry.warnings.isEmpty ? "" : Self.operation(of: entry, target())
    state.withLock { state in
      if !isScripted { state.countJudged(entry.session) }
      for violation in violations { state.count(violation, isWarning: false, of: entry, operation) }
      for warning in entry.warnings { state.count(warning, isWarning: true, of: entry, operation) }
    }
  }

  /// The name of the call; of one that has none its method and path, with `{id}` for each id.
  private static func operation(of entry: JournalEntry, _ target: String) -> String {
    guard entry.operation.isEmpty else { return entry.operation }
    let segments = target.split(separator: "/", omittingEmptySubsequences: false)
    return segments.map { UUID(parsingAnyForm: String($0).utf8.span) == nil ? String($0) : "{id}" }
      .joined(separator: "/")
  }

  /// What was counted: of one restore session, or all.
  package func totals(session: UUID? = nil) -> Totals {
    state.withLock { state in
      let findings = state.findings.values.filter { session == nil || $0.session == session }
      return Totals(
        judged: session.map { state.judgedOf[$0] ?? 0 } ?? state.judged, findings: findings.sorted(by: <),
        more: state.more)
    }
  }

  /// Forgets what was counted of one restore session, or all.
  package func forget(session: UUID? = nil) {
    state.withLock { state in
      guard let session else {
        state = State()
        return
      }
      state.judged -= state.judgedOf.removeValue(forKey: session) ?? 0
      state.findings = state.findings.filter { $0.key.session != session }
    }
  }

  /// Takes note that a restore session is over, and may begin anew: what was counted of it counts for the run alone.
  package func close(session: UUID) {
    state.withLock { state in
      state.judgedOf[session] = nil
      for (kind, finding) in state.findings where kind.session == session {
        state.findings[kind] = nil
        var (kind, finding) = (kind, finding)
        (kind.session, finding.session) = (nil, nil)
        state.findings[kind] = state.findings[kind].map { $0.joined(with: finding) } ?? finding
      }
    }
  }

  /// What was counted.
  package struct Totals: Sendable {
    /// How many requests were judged.
    package let judged: Int
    /// The findings, in the order in which their kinds came first.
    package let findings: [RunFinding]
    /// How many findings there was no room for.
    package let more: Int
  }
}

extension Tally.State {
  fileprivate mutating func countJudged(_ session: UUID?) {
    judged += 1
    guard let session else { return }
    if judgedOf.count < Tally.mostSessions || judgedOf[session] != nil { judgedOf[session, default: 0] += 1 }
  }

  fileprivate mutating func count(
    _ violation: Violation, isWarning: Bool, of entry: JournalEntry, _ operation: String
  ) {
    guard violation.rule.basis != .scripted else { return }
    let kind = Tally.Kind(
      session: entry.session, rule: violation.rule, pointer: violation.pointer, operation: operation,
      isWarning: isWarning)
    if findings[kind] != nil {
      findings[kind]?.count(entry.request)
    } else if findings.count < Tally.mostKinds {
      findings[kind] = RunFinding(violation, isWarning: isWarning, of: entry, operation)
    } else {
      more += 1
    }
  }
}
