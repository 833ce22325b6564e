import Locking
import Testing
import VB365Emulator

/// Tells with a test's failures what its emulator was sent.
final class FailureReport: Sendable {
  private struct State {
    /// The request that was told last.
    var told: ReceivedRequest.ID?
    var hasFailed = false
  }

  private let emulator: Emulator
  private let state = Lock(State())

  init(of emulator: Emulator) {
    self.emulator = emulator
  }

  /// How many requests an issue shows: the last ones tell why.
  private static let mostShown = 10
  /// The longest line that an issue shows, in characters: a body may be long.
  private static let longestLine = 500

  /// The issue with what was sent before it, and behind the issue before it.
  @Sendable func explain(_ issue: Issue) -> Issue? {
    guard issue.severity == .error, let comment = comment() else { return issue }
    var issue = issue
    issue.comments.append(comment)
    return issue
  }

  /// Tells of an error that ends a test: it becomes an issue where no trait sees it any more.
  func explain(_ error: any Error, in test: Test) {
    // The expectation that failed is an issue already; and a test may be cancelled without having failed.
    if error is ExpectationFailedError || Task.isCancelled && !(error is CancellationError) { return }
    guard let comment = comment() else { return }
    Issue.record(comment, severity: .warning, sourceLocation: test.sourceLocation)
  }

  /// Attaches all that was sent to a test that has failed.
  func attach(to test: Test) {
    guard state.withLock(\.hasFailed) else { return }
    let text = emulator.requests().map { "\($0)\n  \($0.curl)\n" }.joined(separator: "\n")
    Attachment.record(text, named: "requests.txt", sourceLocation: test.sourceLocation)
  }

  private func comment() -> Comment? {
    let requests = emulator.requests()
    let told = state.withLock { state in
      defer { (state.told, state.hasFailed) = (requests.last?.id ?? state.told, true) }
      return state.told
    }
    let news = requests.lastIndex { $0.id == told }.map { requests[($0 + 1)...] } ?? requests[...]
    guard !news.isEmpty else { return nil }
    let hidden = news.count > Self.mostShown ? " (the last \(Self.mostShown) of \(news.count))" : ""
    let lines = news.suffix(Self.mostShown).flatMap { "\($0)".split(separator: "\n") }.map { line in
      line.count > Self.longestLine ? "  \(line.prefix(Self.longestLine))…" : "  \(line)"
    }
    return Comment(rawValue: "the emulator was sent\(hidden):\n\(lines.joined(separator: "\n"))")
  }
}
