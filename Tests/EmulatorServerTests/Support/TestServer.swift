import Backup
import Choices
import Emulation
import EmulatorServer
import Exchange
import Logging
import TestSupport

/// A server on a free port of the loopback address, with a small world of its own.
struct TestServer {
  let server: Server
  let emulator: Emulator
  let log = LogRecorder()

  /// Starts; `configure` changes what differs from the defaults. Its faults have a certificate that is in order, but for
  /// the `missing` ones, which have none.
  init(
    logLevel: Logger.Level = .info, front: TestService? = nil, outcome: String = "",
    without missing: Set<TLSFault> = [],
    _ configure: (inout ServerConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = ServerConfiguration(port: 0, workers: 1)
    configure(&configuration)
    emulator = try Self.emulator(front: front, outcome: outcome)
    let identity = try TestIdentity.shared.get().server
    var faulty = identity
    faulty.faulty = { missing.contains($0) ? .failure(.noCertificate("Not here.")) : .success(identity) }
    server = try Server.start(
      configuration, identity: faulty, emulator: emulator,
      logger: log.logger(level: logLevel))
  }

  var port: UInt16 { server.addresses.first?.port ?? 0 }

  func stop(draining drain: Duration = .seconds(10)) {
    server.stop(draining: drain)
  }

  /// Moves the emulated clock on by what the stuck mailbox takes.
  func passLongestDelay() {
    emulator.clock.advance(byMilliseconds: Self.stuckMailboxMilliseconds)
  }

  /// The emulator, in which ``faultyMailbox`` has an outcome.
  static func emulator(front: TestService? = nil, outcome: String = "") throws -> Emulator {
    let fixtures = FixtureDocument(name: "test.json", bytes: Array(Self.fixtures(outcome).utf8))
    return Emulator(
      world: try World(fixtures: [fixtures]),
      settings: EmulatorSettings(instance: "test", version: "0", certificateAuthority: nil), startedAt: .unixEpoch,
      front: front?.stage)
  }

  /// What a restore of a mailbox takes to be answered, for the one that is slow.
  static let slowMailboxMilliseconds = 200

  static let session = SmallWorld.session
  static let mailbox = SmallWorld.mailbox
  static let slowMailbox = "1b0abb44-3efd-4dc9-bceb-07823e6f244b"
  /// More than any test waits for.
  static let stuckMailboxMilliseconds: Int64 = 600_000
  static let stuckMailbox = "e4ac5661-08c2-495b-93b7-d4e93c3cee3e"

  /// One with more items than a page has.
  static let largeMailbox = "5d3a3c0e-7f0b-4a55-9a0e-0b9a3c1d2e4f"

  /// One with the outcome that a test is about.
  static let faultyMailbox = "c0a1d6f2-3c55-4a0e-8d55-6a2a3b8c9d10"

  private static func fixtures(_ outcome: String) -> String {
    SmallWorld.json(mailboxes: [
      SmallWorld.mailbox(mailbox),
      SmallWorld.mailbox(
        slowMailbox, items: #""unchanged": 2"#, outcome: #""delayMilliseconds": \#(slowMailboxMilliseconds)"#),
      SmallWorld.mailbox(
        stuckMailbox, items: #""unchanged": 3"#, outcome: #""delayMilliseconds": \#(stuckMailboxMilliseconds)"#),
      SmallWorld.mailbox(largeMailbox, items: #""unchanged": 20000"#),
      SmallWorld.mailbox(faultyMailbox, items: #""unchanged": 4"#, outcome: outcome),
    ])
  }
}
