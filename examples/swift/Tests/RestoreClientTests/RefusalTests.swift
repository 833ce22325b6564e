import RestoreClient
import Testing
import VB365Emulator
import VB365EmulatorTesting

@Suite("A client that is refused", .emulator(), .timeLimit(.minutes(5)))
struct RefusalTests {
  @Test("says why a login failed")
  func login() async throws {
    let emulator = try Emulator.current
    let refusal = await #expect(throws: Refusal.self) {
      try await BackupServer.withConnection(
        to: emulator.url, trusting: emulator.caCertificate, user: "administrator", password: "wrong"
      ) { _ in }
    }
    #expect(refusal?.status == 400)
  }

  @Test("says what the server says of a mailbox")
  func mailbox() async throws {
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first { $0.name == "Rita Moore" })
      let refusal = await #expect(throws: Refusal.self) {
        try await session.restore(mailbox, by: .password(user: "rmoore", password: "paSSw0rd"))
      }
      #expect(refusal?.status == 500)
      #expect(refusal?.message?.isEmpty == false)
    }
  }

  @Test("does not talk to a server that its CA does not vouch for")
  func unknownAuthority() async throws {
    let emulator = try Emulator.current
    await #expect(throws: (any Error).self) {
      try await BackupServer.withConnection(to: emulator.url, user: "administrator", password: "emulator") { _ in
        Issue.record("connected")
      }
    }
  }
}
