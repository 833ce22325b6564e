public import Choices
import Cryptography
import Emulation
import EmulatorServer
import Exchange
import Glibc
public import Logging
package import Report

/// An emulator that runs in this process: it serves from `start` to `stop`.
public final class Emulator: Sendable {
  /// The version of this package.
  public static let version = "0.2.0"

  /// Where to reach it, such as `https://127.0.0.1:4443`: its first address, without a slash at the end.
  public let url: String
  /// The port that all its addresses share.
  public let port: UInt16
  /// The CA that clients are to trust, in PEM; nil with a certificate of your own.
  public let caCertificate: String?
  /// The file with `caCertificate`, as an absolute path; nil when it is in none.
  public let caCertificatePath: String?

  /// Where each TLS fault is met, as ``url``: with ``EmulatorConfiguration/tlsFaults``, and without those that a certificate
  /// of your own rules out.
  public let tlsFaultURLs: [TLSFault: String]

  /// The same emulator without the socket: what is done by one shows by the other.
  public let direct: DirectEmulator

  private let server: Server
  private let drain: Duration

  /// Starts an emulator, and returns once every one of its addresses accepts connections.
  ///
  /// The default suits a test: any free port, and a certificate in no file. The emulator serves on threads of its own and
  /// logs to `logger`; without one it logs nothing. This call reads files, and may wait for another emulator that mints a
  /// certificate in the same folder.
  public static func start(
    _ configuration: EmulatorConfiguration = .inProcess, logger: Logger? = nil
  ) throws(EmulatorError) -> Emulator {
    try Emulator(configuration, logger ?? .silent)
  }

  private init(_ configuration: EmulatorConfiguration, _ logger: Logger) throws(EmulatorError) {
    try configuration.checkDrain()
    ExitHandler.goWithout()
    let now = Int64(time(nil))
    // First, as it may be wrong and writes nothing.
    let fixtures = try PresentFixtures(of: configuration)
    let credentials = try Credentials(configuration, now: now, logger: logger)
    for warning in credentials.warnings { logger.warning("\(warning)") }
    direct = try DirectEmulator(fixtures, configuration, credentials: credentials, now: now, logger: logger)
    let serverConfiguration = try ServerConfiguration(configuration, trusting: credentials)
    do throws(ServerError) {
      server = try Server.start(
        serverConfiguration,
        identity: Self.identity(credentials),
        emulator: direct.emulation, logger: logger)
    } catch {
      throw EmulatorError(error, configuration)
    }

    let addresses = server.addresses
    url = addresses.first?.url ?? ""
    port = addresses.first?.port ?? 0
    tlsFaultURLs = Dictionary(server.faultListeners.map { ($0.fault, $0.url) }) { first, _ in first }
    caCertificate = credentials.authority.map { String(decoding: $0, as: UTF8.self) }
    caCertificatePath = credentials.authorityPath
    drain = configuration.drain
    let places = addresses.map(\.url).joined(separator: ", ")
    logger.info("vb365-emulator \(Self.version) listens on \(places); \(FixtureSummary(fixtures.world))")
    for missing in server.missingFaults {
      logger.warning("the TLS fault \(missing.fault.rawValue) cannot be had: \(missing.reason)")
    }
  }

  /// What the server shows, and what it shows where TLS is to go wrong.
  private static func identity(_ credentials: Credentials) -> ServerIdentity {
    var identity = ServerIdentity(credentials)
    let faults = FaultIdentities(beside: credentials)
    identity.faulty = { fault in faults.identity(for: fault, now: Int64(time(nil))) }
    return identity
  }

  /// Reads the fixtures again. Where they are the same, byte for byte, nothing changes; where they are others, they take
  /// the place of the present ones, and what happened so far is forgotten. When they are broken the present ones stay, and
  /// the error says what is wrong.
  public func reload() throws(EmulatorError) {
    try direct.reload()
  }

  /// Puts other fixtures in place of the present ones, and forgets what happened so far, even where they are the same;
  /// when they are broken the present ones stay, and the error says what is wrong.
  public func reload(_ fixtures: FixtureSource) throws(EmulatorError) {
    try direct.reload(fixtures)
  }

  /// The verdict on the whole run, at its end.
  package func lastVerdict() -> Report::RunVerdict { direct.emulation.report.lastVerdict() }

  /// Stops accepting, finishes what is in flight for as long as the configuration's `drain`, and returns once no thread
  /// of it is left; a second call returns when the first does.
  public func stop() {
    server.stop(draining: drain)
  }
}

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
