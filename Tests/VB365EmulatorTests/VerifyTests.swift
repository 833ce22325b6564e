import Testing

@testable import VB365Emulator

@Suite("What a client should have sent", .timeLimit(.minutes(5)))
struct VerifyTests {
  @Test("is counted, and what comes nearest is shown member by member", arguments: Played.Way.allCases)
  func counts(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      try played.send(Sent.restore())
      try played.send(Sent.refused)
      let emulator = played.emulator
      #expect(try emulator.verify(.operation(.restoreMailbox), .exactly(2)).map(\.status) == [200, 400])
      try emulator.verify(.operation(.restoreMailbox))
      try emulator.verify(.operation(.restoreMailbox), .atMost(2))
      try emulator.verify(RequestMatch(status: .serverErrors), .never)
      let missing = #expect(throws: VerificationError.self) {
        try emulator.verify(
          RequestMatch(operation: .restoreMailbox, status: 200, body: ["/userName": "jsmith"]), .exactly(1))
      }
      #expect(missing?.matched.isEmpty == true)
      #expect(missing?.nearest.count == 2)
      #expect(
        missing?.nearest.first { $0.request.status == 200 }?.differences
          == [.init(member: "body /userName", expected: #""jsmith""#, found: #""jsmith@abc.onmicrosoft.com""#)])
      #expect(
        missing?.nearest.first { $0.request.status == 400 }?.differences
          == [.init(member: "status", expected: "200", found: "400")])
      #expect(missing?.description.contains("0 requests match, and exactly 1 should.") == true)
      #expect(missing?.description.contains("\n  status: expected 200, found 400") == true)
      let unwanted = #expect(throws: VerificationError.self) { try emulator.verify(RequestMatch(status: 400), .never) }
      #expect(unwanted?.matched.map(\.status) == [400])
      #expect(throws: VerificationError.self) { try emulator.verify(.any, .atLeast(3)) }
      #expect(throws: VerificationError.self) { try emulator.verify(.any, .exactly(1)) }
    }
  }

  @Test("is held to an order", arguments: Played.Way.allCases)
  func order(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      try played.send(Sent.list)
      try played.send(Sent.refused)
      try played.send(Sent.restore())
      let restore = RequestMatch.operation(.restoreMailbox)
      let list = RequestMatch.operation(.listOrganizations)
      #expect(try played.emulator.verify(inOrder: [list, restore]).map(\.status) == [200, 400])
      try played.emulator.verify(inOrder: [restore, restore], session: Sent.session)
      let error = #expect(throws: VerificationError.self) { try played.emulator.verify(inOrder: [restore, list]) }
      #expect(error?.matched.count == 1)
      #expect(throws: VerificationError.self) {
        try played.emulator.verify(inOrder: [list, restore], session: Sent.session)
      }
    }
  }

  @Test("says what cannot be meant")
  func misspelt() throws {
    let emulator = try DirectEmulator()
    let operation = #expect(throws: VerificationError.self) {
      try emulator.verify(.operation("restoreMailbocks"), .never)
    }
    #expect(operation?.reason.contains(#"did you mean "restoreMailbox"#) == true)
    #expect(throws: VerificationError.self) { try emulator.verify(.any, .never, session: "no id") }
    #expect(throws: VerificationError.self) { try emulator.verify(RequestMatch(session: "no id"), .never) }
    #expect(throws: VerificationError.self) { try emulator.verify(RequestMatch(status: 99), .never) }
    #expect(throws: VerificationError.self) { try emulator.verify(RequestMatch(version: "v9"), .never) }
    #expect(throws: VerificationError.self) { try emulator.verify(RequestMatch(body: ["userName": "a"]), .never) }
  }

  /// Longer than any test may take: a wait that lasts as long has failed.
  private static let patience = Duration.seconds(3600)

  @Test("is waited for until it comes, by any number of tasks at once", arguments: Played.Way.allCases)
  func waits(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let emulator = played.emulator
      let restores = try await withThrowingTaskGroup(of: [ReceivedRequest].self) { group in
        for number in 0..<100 {
          group.addTask {
            number.isMultiple(of: 2)
              ? try await emulator.verify(.operation(.restoreMailbox), .atLeast(2), within: Self.patience)
              : try await emulator.verify(
                inOrder: [RequestMatch(status: 400), RequestMatch(status: 200)], session: Sent.session,
                within: Self.patience)
          }
        }
        await Task.yield()
        try played.send(Sent.list)
        try played.send(Sent.refused)
        try played.send(Sent.restore())
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(restores.count == 100)
      #expect(restores.allSatisfy { $0.map(\.status) == [400, 200] })
    }
  }

  @Test("is given up when one request more breaks it, at the end of the time, and when the task is cancelled")
  func breaks() async throws {
    let emulator = try DirectEmulator()
    let never = Task { try await emulator.verify(RequestMatch(status: 400), .never, within: Self.patience) }
    let exactly = Task { try await emulator.verify(.any, .exactly(1), within: Self.patience) }
    await Task.yield()
    for _ in 0..<2 { _ = emulator.respond(to: Sent.refused) }
    await #expect(throws: VerificationError.self) { try await never.value }
    await #expect(throws: VerificationError.self) { try await exactly.value }
    await #expect(throws: VerificationError.self) {
      try await emulator.verify(.operation(.createToken), within: .milliseconds(1))
    }
    #expect(try await emulator.verify(.any, .exactly(2), within: .milliseconds(1)).count == 2)
    let cancelled = Task { try await emulator.verify(.any, .atMost(2), within: Self.patience) }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
  }
}
