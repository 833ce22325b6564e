import Testing

@testable import VB365Emulator

@Suite("Tests side by side on one emulator", .timeLimit(.minutes(5)))
struct SideBySideTests {
  private static let tests = 200

  @Test("do not meet: each has a session of its own, with its requests, faults and clock, in 20 rounds of 200")
  func manyDirect() async throws {
    try await withEmulator { emulator in
      for _ in 0..<20 {
        try await Self.round(emulator) { emulator.direct.respond(to: $0).text }
      }
    }
  }

  @Test("do not meet over TLS either")
  func manyOverTLS() async throws {
    var configuration = EmulatorConfiguration.inProcess
    configuration.workers = 2
    try await withEmulator(configuration) { emulator in
      try await Self.round(emulator) { request in
        var request = request
        request.headers["Connection"] = "close"
        return try SocketClient.exchange(request.message, with: emulator)
      }
    }
  }

  /// All tests at once.
  private static func round(
    _ emulator: Emulator, _ send: @escaping @Sendable (DirectRequest) throws -> String
  ) async throws {
    try await withThrowingTaskGroup { group in
      for number in 0..<tests {
        group.addTask { try await Self.test(number, emulator, send) }
      }
      try await group.waitForAll()
    }
  }

  /// One of them, of which every number is another one than its neighbours'.
  private static func test(
    _ number: Int, _ emulator: Emulator, _ send: @Sendable (DirectRequest) throws -> String
  ) async throws {
    let mailbox = Fixtures.Mailbox(folders: [.init(items: .init(missing: number + 1))])
    let session = try emulator.makeSession(mailboxes: [mailbox])
    let clock = try emulator.clock(ofSession: session)
    clock.freeze()
    clock.set(to: .seconds(4_000_000_000 + number * 1_000_000))
    let restore = RequestMatch(operation: .restoreMailbox, mailbox: mailbox.id)
    let fault = try emulator.arm(
      Fault(matching: restore, effect: Effect(status: 400 + number % 200, message: "of \(number)"), skip: 1),
      session: session)
    // Some wait from the start on; the others look when they are done.
    async let awaited =
      number.isMultiple(of: 4)
      ? emulator.verify(restore, .atLeast(3), session: session, within: .seconds(3600)) : []
    var answers: [String] = []
    for _ in 0..<3 {
      await Task.yield()
      answers.append(try send(Sent.restore(session, mailbox.id)))
    }
    #expect(answers.map { $0.contains(#""createdItemsCount":\#(number + 1),"#) } == [true, false, true])
    #expect(answers[1].contains("of \(number)\""))
    let requests = try await awaited + (number.isMultiple(of: 4) ? [] : emulator.verify(restore, .exactly(3)))
    #expect(requests.map(\.status) == [200, 400 + number % 200, 200])
    #expect(requests.allSatisfy { $0.session == session && $0.mailbox == mailbox.id })
    #expect(requests.map(\.fault) == [nil, fault.id, nil])
    #expect(fault.hits == 1)
    #expect(fault.matched == 2)
    let events = try send(.get("/v6/RestoreSessions/\(session)/Events", token: "dev-token"))
    #expect(clock.now == .seconds(4_000_000_000 + number * 1_000_000))
    clock.advance(by: .seconds(number))
    await Task.yield()
    #expect(clock.now == .seconds(4_000_000_000 + number * 1_000_001))
    #expect(!emulator.clock.isFrozen)
    #expect(events.contains("createdItemsCount") == false)
    try emulator.verify(.any, .exactly(4), session: session)
    try emulator.verify(RequestMatch(status: .init(400 + (number + 1) % 200)), .never, session: session)
    #expect(emulator.requests(session: session).map(\.operation).suffix(1) == [.listEvents])
    guard number.isMultiple(of: 4) else { return emulator.disarmFaults(session: session) }
    try emulator.reset(session: session)
    #expect(emulator.requests(session: session).isEmpty)
  }
}
