import RestoreClient
import Testing
import VB365Emulator
import VB365EmulatorTesting

// What the pages on requests, faults and the clock show.

private let credentials = Credentials.password(user: "jsmith@abc.onmicrosoft.com", password: "paSSw0rd")

@Suite("What a client sent", .emulator(), .timeLimit(.minutes(5)))
struct SentTests {
  @Test("is asserted")
  func sent() async throws {
    let emulator = try Emulator.current
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      _ = try await session.restore(mailbox, by: credentials)

      try emulator.verify(.operation(.restoreMailbox), .exactly(1))
      try emulator.verify(RequestMatch(status: .clientErrors), .never)
      try emulator.verify(
        RequestMatch(
          operation: .restoreMailbox, mailbox: mailbox.id,
          body: ["/userName": "jsmith@abc.onmicrosoft.com", "/userPassword": "paSSw0rd", "/deviceCode": .absent]))
      try emulator.verify(inOrder: [.operation(.createToken), .operation(.listMailboxes), .operation(.restoreMailbox)])
    }
  }

  @Test("is judged as a whole")
  func judged() async throws {
    let emulator = try Emulator.current
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      try emulator.expect("restores once", .operation(.restoreMailbox), .exactly(1))
      _ = try await session.restore(mailbox, by: credentials)
      try emulator.assert()
    }
  }

  @Test("is looked at")
  func looked() async throws {
    let emulator = try Emulator.current
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      _ = try await session.restore(mailbox, by: credentials)

      let request = try #require(emulator.requests(matching: .operation(.restoreMailbox)).last)
      #expect(request.status == 200)
      #expect(request.findings.isEmpty)
      #expect(request.body?["userName"] == "jsmith@abc.onmicrosoft.com")
      #expect(request.body?["userPassword"] == .secret(length: 8))
    }
  }

  @Test("is waited for")
  func awaited() async throws {
    let emulator = try Emulator.current
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      let restore = Task { try await session.restore(mailbox, by: credentials) }
      try await emulator.verify(.operation(.restoreMailbox), within: .seconds(30))
      _ = try await restore.value
    }
  }

  @Test("is asserted one way or the other")
  func either() throws {
    func expectOneList(of emulator: some Emulating) throws {
      try emulator.verify(.operation(.listOrganizations), .exactly(1))
    }
    let emulator = try DirectEmulator()
    _ = emulator.respond(to: .get("/v6/Organizations", token: "dev-token"))
    try expectOneList(of: emulator)
  }

  @Test("is told apart by session where tests share an emulator")
  func shared() throws {
    let emulator = try Emulator.current
    let mailbox = Fixtures.Mailbox(outcomes: [Effect(status: 503), Effect()])
    let session = try emulator.makeSession(mailboxes: [mailbox])
    try emulator.arm(Fault(effect: Effect(delayMilliseconds: 20)), session: session)
    try emulator.clock(ofSession: session).advance(by: .seconds(86_400))
    try emulator.verify(.any, .never, session: session)
  }
}

@Suite("A request that fails", .emulator(), .timeLimit(.minutes(5)))
struct FaultTests {
  @Test("is the third restore")
  func third() async throws {
    let emulator = try Emulator.current
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      let fault = try emulator.arm(
        Fault(
          matching: .operation(.restoreMailbox), effect: Effect(status: 503, message: "Busy.", retryAfter: 1), skip: 2))
      _ = try await session.restore(mailbox, by: credentials)
      _ = try await session.restore(mailbox, by: credentials)
      let refusal = await #expect(throws: Refusal.self) { try await session.restore(mailbox, by: credentials) }
      #expect(refusal?.status == 503)
      #expect(fault.hits == 1)
    }
  }

  @Test("is one of two, drawn by a seed")
  func drawn() throws {
    let emulator = try Emulator.current
    let flaky = try emulator.arm(
      Fault(effect: Effect(close: .body), times: 100, for: .seconds(60), probability: 0.5, seed: 7))
    flaky.disarm()
    emulator.disarmFaults()
    #expect(flaky.hits == 0)
  }
}

@Suite("The clock that a test moves", .emulator(), .timeLimit(.minutes(5)))
struct ClockTests {
  @Test("lets a token expire now")
  func expired() async throws {
    let emulator = try Emulator.current
    try await withServer { server in
      emulator.clock.advance(by: .seconds(3601))
      let refusal = await #expect(throws: Refusal.self) { try await server.restoreSessions() }
      #expect(refusal?.status == 401)
    }
  }

  @Test("stands where it is put")
  func frozen() throws {
    let emulator = try Emulator.current
    emulator.clock.freeze()
    try emulator.clock.set(to: "2030-01-31T12:00:00Z")
    #expect(emulator.clock.now == .seconds(1_896_091_200))
    emulator.clock.resume()
    emulator.clock.reset()
  }
}
