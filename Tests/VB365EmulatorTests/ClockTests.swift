import Testing

@testable import VB365Emulator

@Suite("The clock of the emulated world", .timeLimit(.minutes(5)))
struct ClockTests {
  private static let login = DirectRequest(
    "POST", "/v6/token", headers: ["Content-Type": "application/x-www-form-urlencoded"],
    body: Array("grant_type=password&username=administrator&password=emulator".utf8))

  @Test("lets a token expire when it is moved", arguments: Played.Way.allCases)
  func tokens(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let text = try played.send(Self.login).text
      let token = try #require(text.split(separator: "\"access_token\":\"").last?.prefix { $0 != "\"" })
      let list = DirectRequest.get("/v6/Organizations", token: String(token))
      #expect(try played.send(list).status == 200)
      played.emulator.clock.advance(by: .seconds(3599))
      played.emulator.clock.freeze()
      #expect(try played.send(list).status == 200)
      played.emulator.clock.advance(by: .seconds(3601))
      #expect(try played.send(list).status == 401)
      played.emulator.clock.reset()
      #expect(try played.send(list).status == 200)
    }
  }

  @Test("stands, goes on, is set and put back")
  func changes() throws {
    let clock = try DirectEmulator().clock
    let start = clock.now
    #expect(!clock.isFrozen)
    clock.freeze()
    let frozen = clock.now
    #expect(clock.isFrozen)
    #expect(frozen >= start)
    #expect(clock.now == frozen)
    clock.advance(by: .milliseconds(1500))
    #expect(clock.now == frozen + .milliseconds(1500))
    clock.advance(by: .milliseconds(-500))
    #expect(clock.now == frozen + .seconds(1))
    clock.set(to: .seconds(4_102_444_800))
    #expect(clock.now == .seconds(4_102_444_800))
    try clock.set(to: "2100-01-01T00:00:01Z")
    #expect(clock.now == .seconds(4_102_444_801))
    #expect(throws: EmulatorError.self) { try clock.set(to: "tomorrow") }
    clock.resume()
    #expect(!clock.isFrozen)
    #expect(clock.now >= .seconds(4_102_444_801))
    clock.reset()
    #expect(clock.now < .seconds(4_102_444_800))
    for far in [Duration.seconds(Int64.max), .seconds(Int64.min)] {
      clock.advance(by: far)
      clock.set(to: far)
    }
  }

  @Test("is one restore session's alone where that is asked for", arguments: Played.Way.allCases)
  func session(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let mailbox = Fixtures.Mailbox()
      let own = try played.emulator.makeSession(mailboxes: [mailbox])
      let clock = try played.emulator.clock(ofSession: own)
      clock.freeze()
      try clock.set(to: "2100-02-03T04:05:06Z")
      try played.send(Sent.restore(own, mailbox.id))
      try played.send(Sent.restore())
      let path = "/v6/RestoreSessions/%/Events"
      func events(_ session: String) throws -> String {
        try played.send(.get(path.split(separator: "%").joined(separator: session), token: "dev-token")).text
      }
      #expect(try events(own).contains("2100-02-03T04:05:06Z"))
      #expect(try !events(Sent.session).contains("2100-"))
      #expect(played.emulator.clock.now < clock.now)
      #expect(!played.emulator.clock.isFrozen)
      clock.reset()
      #expect(!clock.isFrozen)
      #expect(throws: EmulatorError.self) { try played.emulator.clock(ofSession: Fixtures.newID()) }
      #expect(throws: EmulatorError.self) { try played.emulator.clock(ofSession: "no id") }
    }
  }
}
