import Locking
import Testing

/// Takes the issues of a test that fails on purpose, and the error that it throws, before the runner sees them.
struct ExpectedFailure: TestTrait, TestScoping {
  /// What a test has come to.
  struct Outcome: Sendable {
    var issues: [Issue] = []
    var error: (any Error)?

    /// What the issues say beside the expectation, one string each.
    var comments: [String] { issues.map { $0.comments.map(\.rawValue).joined(separator: "\n") } }
  }

  /// Holds what a test has come to against what it should.
  let check: @Sendable (Outcome) -> Void

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let outcome = Lock(Outcome())
    let taking = IssueHandlingTrait.compactMapIssues { issue in
      outcome.withLock { $0.issues.append(issue) }
      return nil
    }
    try await taking.provideScope(for: test, testCase: testCase) {
      do {
        try await function()
      } catch {
        outcome.withLock { $0.error = error }
      }
    }
    check(outcome.withLock { $0 })
  }
}

extension Trait where Self == ExpectedFailure {
  /// The test fails, and `check` looks how.
  static func fails(_ check: @escaping @Sendable (ExpectedFailure.Outcome) -> Void) -> Self {
    ExpectedFailure(check: check)
  }
}
