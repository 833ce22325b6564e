public import Logging

/// Starts an emulator, lets `body` use it, and stops it on every way out: when `body` returns, throws, or is cancelled.
///
/// `fixtures`, where given, take the place of the configuration's. An `EmulatorError` says why it did not start; every
/// other error is `body`'s.
public nonisolated(nonsending) func withEmulator<Result: ~Copyable>(
  _ configuration: EmulatorConfiguration = .inProcess, fixtures: FixtureSource? = nil, logger: Logger? = nil,
  _ body: nonisolated(nonsending) (Emulator) async throws -> Result
) async throws -> Result {
  var configuration = configuration
  if let fixtures { configuration.fixtures = fixtures }
  let emulator = try Emulator.start(configuration, logger: logger)
  defer { emulator.stop() }
  return try await body(emulator)
}
