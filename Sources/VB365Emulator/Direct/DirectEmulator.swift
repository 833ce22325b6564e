import Backup
import Cryptography
import Emulation
import EmulatorServer
import Glibc
public import Logging
import Locking

/// An emulator that answers without a socket, in the thread that asks: the same code and the same state as behind TLS,
/// for tests of everything but the connection.
public final class DirectEmulator: Sendable {
  let emulation: Emulation.Emulator
  private let fixtures: Lock<FixtureSource>
  private let settingNames: SettingNames
  private let service: DirectService
  private let logger: Logger

  /// An emulator without a server; what the configuration says of addresses, certificates and threads has no meaning.
  public convenience init(
    _ configuration: EmulatorConfiguration = .inProcess, logger: Logger? = nil
  ) throws(EmulatorError) {
    try self.init(
      configuration.fixtures.world(configuration.settingNames), configuration, credentials: nil, now: Int64(time(nil)),
      logger: logger ?? .silent)
  }

  /// The part of a running emulator that answers; `now` is in Unix seconds.
  init(
    _ world: World, _ configuration: EmulatorConfiguration, credentials: Credentials?, now: Int64, logger: Logger
  ) throws(EmulatorError) {
    ExitHandler.goWithout()
    emulation = Emulation.Emulator(
      world: world, settings: try EmulatorSettings(configuration, credentials: credentials),
      startedAt: Timestamp(clampingSeconds: now))
    service = DirectService(ServerConfiguration(limitsOf: configuration), emulator: emulation, logger: logger)
    fixtures = Lock(configuration.fixtures)
    settingNames = configuration.settingNames
    self.logger = logger
  }

  /// Answers a request.
  public func respond(to request: DirectRequest) -> DirectResponse {
    respond(to: request.message)
  }

  /// Answers the first request of a message, or refuses what is none. One that breaks off is answered as if the rest did
  /// not come in time.
  public func respond(to message: [UInt8]) -> DirectResponse {
    DirectResponse(service.answer(message))
  }

  /// Reads the fixtures again; when they are broken the present ones stay, and the error says what is wrong.
  public func reload() throws(EmulatorError) {
    try reload { $0 }
  }

  /// Puts other fixtures in place of the present ones, and forgets what happened so far; when they are broken the present
  /// ones stay, and the error says what is wrong.
  public func reload(_ source: FixtureSource) throws(EmulatorError) {
    try reload { _ in source }
  }

  /// One reload after the other: else one of the present fixtures could put them back in place of others that came while
  /// it read them.
  private func reload(_ choose: @Sendable (FixtureSource) -> FixtureSource) throws(EmulatorError) {
    let world = try fixtures.withLock { fixtures throws(EmulatorError) in
      let source = choose(fixtures)
      let world = try source.world(settingNames)
      fixtures = source
      emulation.replace(world: world)
      return world
    }
    logger.info("fixtures read again; \(FixtureSummary(world))")
  }
}

extension Logger {
  /// For whoever gave no logger: a library speaks only when it is asked.
  static var silent: Logger { Logger(label: "vb365-emulator") { _ in SwiftLogNoOpLogHandler() } }
}
