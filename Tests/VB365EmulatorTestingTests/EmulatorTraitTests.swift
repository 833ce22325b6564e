import Locking
import Logging
import Testing
import VB365Emulator
import VB365EmulatorTesting

@Suite("Tests with the trait .emulator()", .emulator(), .timeLimit(.minutes(5)))
struct EmulatorTraitTests {
  @Test("have an emulator, which runs", .timeLimit(.minutes(1)))
  func running() async throws {
    let emulator = try Emulator.current
    #expect(emulator.caCertificate?.hasPrefix("-----BEGIN CERTIFICATE-----") == true)
    #expect(emulator.direct.respond(to: .get("/_emulator/health")).status == 200)
  }

  @Test("have one each for every argument, which nobody changed before", arguments: 0..<3)
  func alone(_ number: Int) throws {
    let emulator = try Emulator.current
    #expect(emulator.direct.respond(to: .get("/v6/Organizations", token: "dev-token")).status == 200)
    try emulator.reload(.values(Fixtures(tokens: [])))
    #expect(emulator.direct.respond(to: .get("/v6/Organizations", token: "dev-token")).status == 401)
  }

  @Test("have it in the tasks that they start, too")
  func childTasks() async throws {
    let url = try Emulator.current.url
    async let child = Emulator.current.url
    #expect(try await child == url)
  }

  @Test("can have fixtures of their own", .emulator(fixtures: .values(Fixtures(tokens: [.init(token: "mine")]))))
  func ownFixtures() throws {
    let emulator = try Emulator.current
    #expect(emulator.direct.respond(to: .get("/v6/Organizations", token: "mine")).status == 200)
    #expect(emulator.direct.respond(to: .get("/v6/Organizations", token: "dev-token")).status == 401)
  }

  @Test("can have settings in a closure, beside fixtures", .emulator(fixtures: .json("{}")) { $0.bulkShape = .openapi })
  func configured() throws {
    let answer = try Emulator.current.direct.respond(to: .get("/v6/Organizations", token: "dev-token"))
    #expect(answer.status == 401)
  }

  private static let log = Log()

  @Test("can have a logger", .emulator(logger: Logger(label: "test") { _ in log }))
  func logger() throws {
    let url = try Emulator.current.url
    #expect(Self.log.lines.contains { $0.contains(url) })
  }

  @Test("can have settings of their own", .emulator(.withoutHeaders))
  func ownSettings() throws {
    let answer = try Emulator.current.direct.respond(to: .get("/v6/Organizations", token: "dev-token"))
    #expect(answer.headers["X-Emulator-Verdict"] == nil)
  }
}

@Suite("Tests without the trait", .timeLimit(.minutes(5)))
struct NoEmulatorTests {
  @Test("are told what to do")
  func noEmulator() {
    let error = #expect(throws: NoEmulator.self) { try Emulator.current }
    #expect(error?.description.contains(".emulator()") == true)
  }
}

extension EmulatorConfiguration {
  fileprivate static var withoutHeaders: EmulatorConfiguration {
    var configuration = EmulatorConfiguration.inProcess
    configuration.sendsEmulatorHeaders = false
    return configuration
  }
}

/// Keeps the lines of a log.
private struct Log: LogHandler {
  private let kept = KeptLines()
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  /// The lines so far.
  var lines: [String] { kept.lines.withLock { $0 } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    kept.lines.withLock { $0.append("\(event.message)") }
  }

  private final class KeptLines: Sendable {
    let lines = Lock<[String]>([])
  }
}
