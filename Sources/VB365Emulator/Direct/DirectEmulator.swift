import Backup
import Cryptography
import Emulation
import EmulatorServer
import Exchange
import Glibc
public import Logging
import Locking
import RestoreAPI

/// An emulator that answers without a socket, in the thread that asks: the same code and the same state as behind TLS,
/// for tests of everything but the connection.
public final class DirectEmulator: Sendable {
  let emulation: Emulation.Emulator
  private let fixtures: Lock<PresentFixtures>
  private let settingNames: SettingNames
  private let service: DirectService
  private let logger: Logger

  /// An emulator without a server; what the configuration says of addresses, certificates and threads has no meaning.
  public convenience init(
    _ configuration: EmulatorConfiguration = .inProcess, logger: Logger? = nil
  ) throws(EmulatorError) {
    try self.init(
      PresentFixtures(of: configuration), configuration, credentials: nil, now: Int64(time(nil)),
      logger: logger ?? .silent)
  }

  /// The part of a running emulator that answers; `now` is in Unix seconds.
  init(
    _ fixtures: PresentFixtures, _ configuration: EmulatorConfiguration, credentials: Credentials?, now: Int64,
    logger: Logger
  ) throws(EmulatorError) {
    ExitHandler.goWithout()
    emulation = Emulation.Emulator(
      world: fixtures.world, settings: try EmulatorSettings(configuration, credentials: credentials),
      startedAt: Timestamp(clampingSeconds: now))
    service = DirectService(ServerConfiguration(limitsOf: configuration), emulator: emulation, logger: logger)
    self.fixtures = Lock(fixtures)
    settingNames = configuration.settingNames
    if let file = configuration.faultFile {
      try FaultFile(file, of: settingNames.faults).start(emulation)
    }
    self.logger = logger
    for warning in fixtures.world.warnings { logger.warning("\(warning)") }
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

  /// Reads the fixtures again. Where they are the same, byte for byte, nothing changes; where they are others, they take
  /// the place of the present ones, and what happened so far is forgotten. When they are broken the present ones stay, and
  /// the error says what is wrong.
  public func reload() throws(EmulatorError) {
    let (world, forgotten) = try fixtures.withLock { fixtures throws(EmulatorError) in
      guard let reading = try fixtures.source.reading(settingNames, unless: fixtures.digest) else {
        return (fixtures.world, nil as Traces?)
      }
      return (reading.world, replace(&fixtures, by: PresentFixtures(fixtures.source, reading)))
    }
    sayRead(world, forgotten)
  }

  /// Puts other fixtures in place of the present ones, and forgets what happened so far, even where they are the same;
  /// when they are broken the present ones stay, and the error says what is wrong.
  public func reload(_ source: FixtureSource) throws(EmulatorError) {
    let (world, forgotten) = try fixtures.withLock { fixtures throws(EmulatorError) in
      let successor = try PresentFixtures(source, settingNames)
      return (successor.world, replace(&fixtures, by: successor))
    }
    sayRead(world, forgotten)
  }

  /// Under the lock, one reload after the other: else one of the present fixtures could put them back in place of others
  /// that came while it read them.
  private func replace(_ fixtures: inout PresentFixtures, by successor: PresentFixtures) -> Traces {
    fixtures = successor
    return emulation.replace(world: successor.world, at: Moment(unixSeconds: Int64(time(nil))))
  }

  private func sayRead(_ world: World, _ forgotten: Traces?) {
    guard let forgotten else {
      logger.info("fixtures read again; they are the same, and nothing was forgotten")
      return
    }
    for warning in world.warnings { logger.warning("\(warning)") }
    logger.info("fixtures read again; \(FixtureSummary(world))")
    logger.info("fixtures changed: \(forgotten)")
  }
}

/// The fixtures that an emulator plays, and where they come from.
struct PresentFixtures {
  let source: FixtureSource
  let world: World
  let digest: FixtureDigest

  /// Reads those of a configuration.
  init(of configuration: EmulatorConfiguration) throws(EmulatorError) {
    try self.init(configuration.fixtures, configuration.settingNames)
  }

  /// Reads `source`, whose setting is called by `names`.
  init(_ source: FixtureSource, _ names: SettingNames) throws(EmulatorError) {
    self.init(source, try source.reading(names))
  }

  /// Those that were read from `source`.
  init(_ source: FixtureSource, _ reading: FixtureReading) {
    self.source = source
    world = reading.world
    digest = reading.digest
  }
}

extension Logger {
  /// The logger of an emulator that was given none: a library logs only when it is asked.
  static var silent: Logger { Logger(label: "vb365-emulator") { _ in SwiftLogNoOpLogHandler() } }
}
