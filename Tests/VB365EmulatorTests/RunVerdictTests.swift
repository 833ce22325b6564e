import Testing

@testable import VB365Emulator

@Suite("The verdict on a run", .timeLimit(.minutes(5)))
struct RunVerdictTests {
  /// A list of which nothing is to be said.
  private static let list = DirectRequest.get("/v6/Organizations", token: "dev-token")

  @Test("is inconclusive where nothing came, passes, and fails with what is wrong", arguments: Played.Way.allCases)
  func words(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let emulator = played.emulator
      #expect(try emulator.verdict().word == .inconclusive)
      #expect(throws: RunFailure.self) { try emulator.assert() }
      try played.send(Sent.restore())
      #expect(try emulator.assert().judged == 1)
      for _ in 0..<2 { try played.send(Sent.refused) }
      let failure = #expect(throws: RunFailure.self) { try emulator.assert() }
      #expect(failure?.verdict.word == .fail)
      let occurrence = try #require(failure?.verdict.findings.first)
      #expect(occurrence.count == 2)
      #expect(occurrence.operation == "restoreMailbox")
      #expect(occurrence.finding.pointer == "/userPassword")
      #expect(occurrence.session == Sent.session)
      #expect(occurrence.firstRequest == emulator.requests(matching: RequestMatch(status: 400)).first?.id)
      #expect(failure?.description.contains("2× restoreMailbox") == true)
      emulator.clearRequests()
      #expect(try emulator.verdict().word == .inconclusive)
    }
  }

  @Test("takes known findings, and says which never came")
  func known() throws {
    let emulator = try DirectEmulator()
    _ = emulator.respond(to: Sent.refused)
    let rules = try emulator.verdict().findings.map { KnownFinding(rule: $0.finding.rule, reason: "known") }
    let verdict = try emulator.assert(known: rules)
    #expect(verdict.knownFindings.count == rules.count)
    #expect(verdict.findings.isEmpty)
    #expect(throws: RunFailure.self) { try emulator.assert(known: rules + [KnownFinding(rule: "token.known")]) }
    #expect(throws: EmulatorError.self) { try emulator.verdict(known: [KnownFinding(rule: "token.knwon")]) }
    #expect(throws: EmulatorError.self) { try emulator.verdict(session: "no id") }
  }

  @Test("holds what is expected, of all or of one session, and faults that hit nothing", arguments: Played.Way.allCases)
  func expectations(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let emulator = played.emulator
      try emulator.expect("lists once", .operation(.listOrganizations), .exactly(1))
      try played.send(Sent.restore())
      let missing = #expect(throws: RunFailure.self) { try emulator.assert() }
      #expect(missing?.verdict.word == .inconclusive)
      #expect(missing?.description.contains("lists once") == true)
      try played.send(Self.list)
      try emulator.assert()
      try played.send(Self.list)
      #expect(try emulator.verdict().word == .fail)
      #expect(try emulator.verdict(session: Sent.session).word == .pass)
      emulator.reset()
      try emulator.arm(Fault(matching: .operation(.stopRestoreSession), effect: Effect(status: 503)))
      try played.send(Self.list)
      #expect(try emulator.verdict().word == .inconclusive)
      #expect(throws: EmulatorError.self) { try emulator.expect("", .any) }
      #expect(throws: EmulatorError.self) { try emulator.expect("a", .operation("restoreMailbocks")) }
    }
  }
}
