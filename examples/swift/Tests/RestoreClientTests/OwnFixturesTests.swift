import RestoreClient
import Testing
import VB365Emulator
import VB365EmulatorTesting

@Suite("A client meets mailboxes that its test made up", .timeLimit(.minutes(5)))
struct OwnFixturesTests {
  /// More than a page of the client's.
  private static let crowd = Fixtures(
    mailboxes: (0..<250).map { Fixtures.Mailbox(name: "Mailbox \($0)", email: "m\($0)@abc.onmicrosoft.com") })

  @Test("on several pages", .emulator(fixtures: .values(crowd)))
  func pages() async throws {
    try await withSession { session in
      let mailboxes = try await session.mailboxes()
      #expect(mailboxes.map(\.id) == Self.crowd.organizations[0].mailboxes.map(\.id))
    }
  }

  private static let inbox = Fixtures.Folder(items: .init(unchanged: 4, changed: 3, missing: 2, failing: 1))

  @Test("with items of every kind", .emulator(fixtures: .values(Fixtures(mailboxes: [.init(folders: [inbox])]))))
  func counts() async throws {
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      let statistics = try await session.restore(mailbox, by: .password(user: "jsmith", password: "paSSw0rd"))
      #expect(statistics == RestoreStatistics(created: 2, merged: 3, failed: 1, skipped: 4))
    }
  }

  private static let busyAtFirst = Fixtures.Mailbox(
    outcomes: [
      Effect(status: 503, message: "Busy.", retryAfter: 1), Effect(close: .body), Effect(delayMilliseconds: 500),
    ])

  @Test("whose restores fail at first", .emulator(fixtures: .values(Fixtures(mailboxes: [busyAtFirst]))))
  func failures() async throws {
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      let credentials = Credentials.password(user: "jsmith", password: "paSSw0rd")
      await #expect(throws: Refusal.self) { try await session.restore(mailbox, by: credentials) }
      await #expect(throws: (any Error).self) { try await session.restore(mailbox, by: credentials) }
      #expect(
        try await session.restore(mailbox, by: credentials)
          == RestoreStatistics(created: 0, merged: 0, failed: 0, skipped: 0))
    }
  }
}
