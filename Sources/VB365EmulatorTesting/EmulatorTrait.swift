public import Logging
public import Testing
public import VB365Emulator

/// Gives each test an emulator of its own, which `Emulator.current` is while the test runs.
///
/// At a suite it does so for every test in it, and for every argument of a test that has several: what one does to its
/// emulator, no other sees. Starting and stopping takes about a millisecond, so nothing is won by sharing.
///
/// When a test fails, its issues show what the emulator was sent before, and why it refused what it refused; all of it is
/// attached to the test as `requests.txt` (`swift test --attachments-path`). A test that ends by an error that it throws
/// has a warning beside it that shows the same.
public struct EmulatorTrait: SuiteTrait, TestTrait, TestScoping {
  /// The emulator of the test that this task belongs to.
  @TaskLocal static var emulator: Emulator?

  let configuration: EmulatorConfiguration
  let logger: Logger?

  /// At a suite the trait is meant for the tests in it.
  public var isRecursive: Bool { true }

  /// Runs a test while an emulator runs.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withEmulator(configuration, logger: logger) { emulator in
      let report = FailureReport(of: emulator)
      defer { report.attach(to: test) }
      try await IssueHandlingTrait.compactMapIssues(report.explain).provideScope(for: test, testCase: testCase) {
        try await Self.$emulator.withValue(emulator) {
          do {
            try await function()
          } catch {
            report.explain(error, in: test)
            throw error
          }
        }
      }
    }
  }
}

extension Trait where Self == EmulatorTrait {
  /// An emulator for each test.
  ///
  /// ```swift
  /// @Suite("A client", .emulator(fixtures: .values(world)) { $0.isStateful = true })
  /// ```
  ///
  /// - Parameters:
  ///   - configuration: What the emulator is started with.
  ///   - fixtures: What it plays, in place of the configuration's.
  ///   - logger: Where it logs; without one it logs nothing.
  ///   - configure: Changes the configuration, behind everything else.
  public static func emulator(
    _ configuration: EmulatorConfiguration = .inProcess, fixtures: FixtureSource? = nil, logger: Logger? = nil,
    configure: (inout EmulatorConfiguration) -> Void = { _ in }
  ) -> Self {
    var configuration = configuration
    if let fixtures { configuration.fixtures = fixtures }
    configure(&configuration)
    return EmulatorTrait(configuration: configuration, logger: logger)
  }
}

extension Emulator {
  /// The emulator of the test that runs, by its trait `.emulator()`.
  ///
  /// - Throws: ``NoEmulator`` where the test has no such trait, or the task is none of the test's.
  public static var current: Emulator {
    get throws(NoEmulator) {
      guard let emulator = EmulatorTrait.emulator else { throw NoEmulator() }
      return emulator
    }
  }
}

/// There is no emulator to take: the test has no trait for it, or the task is none of the test's.
public struct NoEmulator: Error, CustomStringConvertible {
  /// What to do about it.
  public var description: String {
    "no emulator belongs to this task: give the test or its suite the trait .emulator(), and in a detached task use the "
      + "emulator that the test took"
  }
}
