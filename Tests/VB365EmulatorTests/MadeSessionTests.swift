import Testing

@testable import VB365Emulator

@Suite("A restore session that a test makes", .timeLimit(.minutes(5)))
struct MadeSessionTests {
  private static func mailbox(missing: Int = 1, outcomes: [Effect] = []) -> Fixtures.Mailbox {
    Fixtures.Mailbox(
      name: #"A "name""#, folders: [.init(items: .init(missing: missing))], outcomes: outcomes)
  }

  @Test("restores from its mailboxes, as fixtures would", arguments: Played.Way.allCases)
  func restores(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let mailbox = Self.mailbox(missing: 7, outcomes: [Effect(status: 503, message: "Busy.")])
      let session = try played.emulator.makeSession(mailboxes: [mailbox], mailboxIds: [Sent.mailbox])
      #expect(try played.send(Sent.restore(session, mailbox.id)).status == 503)
      #expect(try played.send(Sent.restore(session, mailbox.id)).text.contains(#""createdItemsCount":7"#))
      #expect(try played.send(Sent.restore(session)).status == 200)
      #expect(try played.send(Sent.restore(Sent.session, mailbox.id)).status == 404)
      #expect(played.emulator.requests(session: session).map(\.fault) == ["scripted", nil, nil])
    }
  }

  @Test("has an id of the test's choice, and is replaced by another of the same id")
  func replaced() throws {
    let emulator = try DirectEmulator()
    let id = Fixtures.newID()
    let mailbox = Self.mailbox()
    #expect(try emulator.makeSession(mailboxes: [mailbox], id: id) == id)
    #expect(emulator.respond(to: Sent.restore(id, mailbox.id)).status == 200)
    try emulator.arm(Fault(effect: Effect(status: 500)), session: id)
    #expect(try emulator.makeSession(id: id.uppercased()) == id)
    #expect(emulator.requests(session: id).isEmpty)
    #expect(emulator.respond(to: Sent.restore(id, mailbox.id)).status == 404)
    #expect(emulator.respond(to: Sent.restore(id)).status == 200)
  }

  @Test("goes by a reset, its own or of all")
  func reset() throws {
    let emulator = try DirectEmulator()
    let (one, other) = (try emulator.makeSession(), try emulator.makeSession())
    for session in [one, other] { #expect(emulator.respond(to: Sent.restore(session)).status == 200) }
    try emulator.reset(session: one)
    #expect(emulator.respond(to: Sent.restore(one)).status == 404)
    #expect(emulator.respond(to: Sent.restore(other)).status == 200)
    emulator.clock.freeze()
    try emulator.arm(Fault(effect: Effect(status: 500)))
    emulator.reset()
    #expect(emulator.requests().isEmpty)
    #expect(!emulator.clock.isFrozen)
    #expect(emulator.respond(to: Sent.restore(other)).status == 404)
    #expect(throws: EmulatorError.self) { try emulator.reset(session: other) }
  }

  @Test("is refused where it cannot be, with what is wrong", arguments: ["no id", "", "a/b?c", "ä", Sent.session])
  func refused(_ id: String) throws {
    let emulator = try DirectEmulator()
    let error = #expect(throws: EmulatorError.self) { try emulator.makeSession(id: id) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.problems.first?.isEmpty == false)
  }

  @Test("is refused where its mailboxes are broken")
  func brokenMailboxes() throws {
    let emulator = try DirectEmulator()
    let broken = Self.mailbox(outcomes: [Effect(close: .head, truncate: 3)])
    let error = #expect(throws: EmulatorError.self) { try emulator.makeSession(mailboxes: [broken]) }
    #expect(error?.problems.first?.contains("truncate") == true)
    #expect(throws: EmulatorError.self) { try emulator.makeSession(mailboxIds: [Fixtures.newID()]) }
    #expect(throws: EmulatorError.self) { try emulator.makeSession(organizationId: Fixtures.newID()) }
  }
}
