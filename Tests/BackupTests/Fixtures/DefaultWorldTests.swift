import Backup
import Testing

@Suite("The default fixtures make the vendor pages come true", .timeLimit(.minutes(5)))
struct DefaultWorldTests {
  let world = World.default
  let session: RestoreSession

  init() throws {
    session = try #require(world.restoreSession(id("380d7caf-6294-4a33-b50a-b8aeb13af58c")))
  }

  @Test("the pages' session works and is the first one")
  func startsWithPagesSession() {
    #expect(world.restoreSessions.first?.id == session.id)
    #expect(session.type == .vex)
    #expect(session.state == .working)
    #expect(session.endTime.description == "9999-12-31T23:59:59.9999999Z")
    #expect(session.name == "Exchange restore (abc.onmicrosoft.com)")
    #expect(session.scopeName.isEmpty)
    #expect(session.result == .success)
    #expect(world.organization(session.organizationId)?.type == .office365)
  }

  @Test("the first mailbox of the session is that of the single restore: 0, 0, 0, 1")
  func singleRestore() throws {
    let mailbox = world.mailboxes[session.mailboxes[0]]
    #expect(mailbox.id == id("9e9b7199-f547-467a-b580-9d283a75eaad"))
    #expect(mailbox.email == "jsmith@westsupport.onmicrosoft.com")
    #expect(mailbox.script.isEmpty)
    #expect(mailbox.restore(.single) == RestoreCounters(skipped: 1))
  }

  @Test("the second mailbox is that of the bulk restore, with the page's flags 2, 0, 0, 30")
  func bulkRestore() throws {
    let mailbox = world.mailboxes[session.mailboxes[1]]
    #expect(mailbox.id == id("1b0abb44-3efd-4dc9-bceb-07823e6f244b"))
    #expect(mailbox.email == "djohnes@northsupport.onmicrosoft.com")
    #expect(mailbox.script.isEmpty)
    #expect(mailbox.restore(RestoreScope(restoresMissing: true)) == RestoreCounters(created: 2, skipped: 30))
  }

  @Test("behind them stand every item state, an archive, a public, a refused and a slow mailbox")
  func cast() throws {
    let cast = (0..<session.mailboxes.count).map { world.mailboxes[session.mailboxes[$0]] }
    #expect(cast.count == 7)
    #expect(Set(cast[2].folders.map(\.role)) == [nil, .drafts, .deletedItems])
    #expect(Set(cast[2].folders.map(\.hold)) == [nil, .inPlace, .litigation])
    #expect(
      cast[2].restore(.single) == RestoreCounters(created: 22_222, merged: 33_333, failed: 11_111, skipped: 44_444))
    #expect(cast.map(\.isArchive) == [false, false, false, true, false, false, false])
    #expect(cast.map(\.isPublic) == [false, false, false, false, true, false, false])
    #expect(cast.map { $0.script.effect(ofRestore: 0)?.refusal?.status } == [nil, nil, nil, nil, nil, 500, nil])
    #expect(cast.map { $0.script.effect(ofRestore: 0)?.delayMilliseconds } == [nil, nil, nil, nil, nil, 0, 2_000])
  }

  @Test("every kind of organization has a working Exchange session; one session is stopped, one is not Exchange's")
  func otherSessions() {
    let working = world.restoreSessions.filter { $0.state == .working && $0.type == .vex }
    #expect(working.compactMap { world.organization($0.organizationId)?.type } == [.office365, .hybrid, .onPremises])
    let stopped = world.restoreSessions.filter { $0.state == .stopped }
    #expect(stopped.map(\.endTime.description) == ["2025-12-31T17:30:00Z"])
    let others = world.restoreSessions.filter { $0.type != .vex }
    #expect(others.map(\.name) == ["OneDrive restore (abc.onmicrosoft.com)"])
  }

  @Test("a developer's token is valid for ever, another one has expired")
  func tokens() throws {
    let now = try #require(Timestamp(iso8601: "2026-01-01T00:00:00Z"))
    let valid = try #require(world.token("dev-token"))
    #expect(valid.userName == "administrator")
    #expect(valid.isValid(at: .distantFuture))
    #expect(world.token("expired-token")?.isValid(at: now) == false)
    #expect(world.token("Dev-Token") == nil)
    #expect(world.token("") == nil)
  }

  @Test("the administrator logs in with the documented password, and no Exchange account is checked")
  func accounts() throws {
    let administrator = try #require(world.restUser(named: "Administrator"))
    #expect(administrator.password.matches("emulator"))
    #expect(!administrator.password.matches("emulato"))
    #expect(!administrator.password.matches("emulatoremulator"))
    #expect(administrator.grants == [.password, .refreshToken])
    #expect(!world.checksExchangeAccounts)
  }

  @Test("the pages' device code is held in any case", arguments: ["C6A9DB737", "c6a9db737"])
  func deviceCode(code: String) {
    #expect(world.holdsDeviceCode(code))
    #expect(!world.holdsDeviceCode("C6A9DB738"))
  }
}
