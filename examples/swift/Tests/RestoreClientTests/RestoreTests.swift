import Foundation
import RestoreClient
import Testing
import VB365Emulator
import VB365EmulatorTesting

@Suite("A client restores mailboxes", .emulator(), .timeLimit(.minutes(5)))
struct RestoreTests {
  @Test("it finds the session and its mailboxes")
  func mailboxes() async throws {
    try await withSession { session in
      let mailboxes = try await session.mailboxes()
      #expect(mailboxes.count == 7)
      #expect(mailboxes.first?.email == "jsmith@westsupport.onmicrosoft.com")
    }
  }

  @Test("by password")
  func password() async throws {
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      let statistics = try await session.restore(mailbox, by: .password(user: "jsmith", password: "paSSw0rd"))
      #expect(statistics == RestoreStatistics(skipped: 1))
    }
  }

  @Test("by device code")
  func deviceCode() async throws {
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      let code = try await session.deviceCode(for: "11111111-2222-3333-4444-555555555555")
      #expect(code.message.contains(code.userCode))
      #expect(try await session.restore(mailbox, by: .deviceCode(code.userCode)) == RestoreStatistics(skipped: 1))
    }
  }

  @Test("by certificate, whose password has to be right", .emulator(.openingCertificates))
  func certificate() async throws {
    let pfx = try TestCertificate.pfx(password: "secret")
    try await withSession { session in
      let mailbox = try #require(await session.mailboxes().first)
      func credentials(_ password: String) -> Credentials {
        .certificate(
          applicationID: "11111111-2222-3333-4444-555555555555", pfx: pfx, password: password,
          impersonating: "jsmith")
      }
      #expect(try await session.restore(mailbox, by: credentials("secret")) == RestoreStatistics(skipped: 1))
      let refusal = await #expect(throws: Refusal.self) {
        try await session.restore(mailbox, by: credentials("wrong"))
      }
      #expect(refusal?.message == "The specified network password is not correct.")
    }
  }

  @Test("many at once, of which some fail")
  func many() async throws {
    try await withSession { session in
      let mailboxes = try await session.mailboxes().filter { $0.name != "Simon Long" }
      let result = try await session.restore(mailboxes, by: .password(user: "admin", password: "paSSw0rd"))
      #expect(result.status == "Warning")
      #expect(result.details.map(\.mailbox) == mailboxes)
      let failed = result.details.filter { $0.status == "Failed" }
      #expect(failed.map(\.mailbox.name) == ["Rita Moore"])
      #expect(failed.first?.error?.isEmpty == false)
    }
  }

  @Test("and reads what was done")
  func events() async throws {
    try await withSession { session in
      let before = try await session.events().count
      let mailbox = try #require(await session.mailboxes().first)
      _ = try await session.restore(mailbox, by: .password(user: "jsmith", password: "paSSw0rd"))
      let events = try await session.events()
      #expect(events.count == before + 1)
      #expect(events.allSatisfy { $0.status == "Success" })
    }
  }
}
