public import Testing
public import VB365Emulator

/// Gives each test an emulator of its own, which `Emulator.current` is while the test runs.
///
/// At a suite it does so for every test in it, and for every argument of a test that has several: what one does to its
/// emulator, no other sees. Starting and stopping takes about a millisecond, so nothing is won by sharing.
public struct EmulatorTrait: SuiteTrait, TestTrait, TestScoping {
  /// The emulator of the test that this task belongs to.
  @TaskLocal static var emulator: Emulator?

  let configuration: EmulatorConfiguration

  /// At a suite the trait is meant for the tests in it.
  public var isRecursive: Bool { true }

  /// Runs a test while an emulator runs.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withEmulator(configuration) { emulator in
      try await Self.$emulator.withValue(emulator) { try await function() }
    }
  }
}

extension Trait where Self == EmulatorTrait {
  /// An emulator for each test; `fixtures`, where given, take the place of the configuration's.
  public static func emulator(
    _ configuration: EmulatorConfiguration = .inProcess, fixtures: FixtureSource? = nil
  ) -> Self {
    var configuration = configuration
    if let fixtures { configuration.fixtures = fixtures }
    return EmulatorTrait(configuration: configuration)
  }
}

extension Emulator {
  /// The emulator of the test that runs, by its trait `.emulator()`.
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
