import Backup
import Bytes
import Testing

@Suite("A restore session of a caller's own", .timeLimit(.minutes(5)))
struct OwnSessionTests {
  private static let first = "11111111-0000-4000-8000-00000000000a"
  private static let second = "22222222-0000-4000-8000-00000000000a"
  private static let ann = "11111111-0000-4000-8000-000000000001"
  private static let bob = "11111111-0000-4000-8000-000000000002"
  private static let cleo = "22222222-0000-4000-8000-000000000001"
  private static let session = "33333333-0000-4000-8000-000000000001"
  private static let start = Timestamp(clampingSeconds: 1_800_000_000)

  private static let base = """
    { "restUsers": [ { "userName": "administrator", "password": "emulator" } ],
      "tokens": [ { "token": "t", "userName": "administrator" } ],
      "exchangeAccounts": [ { "userName": "a@b", "password": "p" } ], "deviceCodes": [ "C6A9DB737" ],
      "organizations": [
        { "id": "\(first)", "name": "first.example", "type": "Hybrid", "mailboxes": [
          { "id": "\(ann)", "name": "Ann", "email": "ann@first.example" },
          { "id": "\(bob)", "name": "Bob", "email": "bob@first.example" } ] },
        { "id": "\(second)", "name": "second.example", "type": "Office365", "mailboxes": [
          { "id": "\(cleo)", "name": "Cleo", "email": "cleo@second.example" } ] } ] }
    """

  private func make(_ body: String, in text: String = base) throws(FixtureProblems) -> World {
    try world(text).ownSession(
      id(Self.session), startedAt: Self.start, from: FixtureDocument(name: "body", bytes: Array(body.utf8)))
  }

  private func described(_ id: String, _ more: String = "") -> String {
    #"{ "id": "\#(id)", "name": "Own", "email": "own@first.example"\#(more) }"#
  }

  @Test("shows all mailboxes of the first organization where its text says nothing else")
  func defaults() throws {
    let world = try make("{}")
    let session = try #require(world.restoreSession(id(Self.session)))
    #expect(session.organizationId == id(Self.first) && session.type == .vex && session.state == .working)
    #expect(session.creationTime == Self.start && session.endTime == .distantFuture)
    #expect(session.name == "Exchange restore (first.example)")
    #expect(world.organization(id(Self.first))?.type == .hybrid)
    #expect((0..<session.mailboxes.count).map { world.mailboxes[session.mailboxes[$0]].name } == ["Ann", "Bob"])
  }

  @Test("has mailboxes as fixtures have them, and others by their ids, in the order of its text")
  func mailboxes() throws {
    let folders = #", "folders": [ { "name": "Inbox", "items": { "missing": 3 } } ], "outcome": { "status": 503 }"#
    let world = try make(
      """
      { "mailboxes": [ "\(Self.bob)", \(described(Self.session.replacing("0001", with: "0009"), folders)),
        { "id": "\(Self.ann.uppercased())" }, ], // A comment.
        "type": "Vet", "organizationId": "\(Self.first)" }
      """)
    #expect(world.mailboxes.map(\.name) == ["Bob", "Own", "Ann"])
    #expect(world.mailboxes[1].folders.first?.items.missing == 3)
    #expect(!world.mailboxes[1].script.isEmpty && world.mailboxes[0].script.isEmpty)
    let session = try #require(world.restoreSession(id(Self.session)))
    #expect(session.type == .vet && session.name == "Teams restore (first.example)")
    #expect(session.mailboxes.count == 3)
  }

  @Test("has the users, tokens, accounts and device codes of the world it is made in")
  func everybody() throws {
    let world = try make("{}")
    #expect(world.token("t") != nil)
    #expect(world.restUser(named: "ADMINISTRATOR") != nil)
    #expect(world.acceptsExchangeAccount("A@b", "p") && !world.acceptsExchangeAccount("a@b", "q"))
    #expect(world.holdsDeviceCode("c6a9db737"))
  }

  @Test("may have a mailbox with the id of another one in the world")
  func sameID() throws {
    let world = try make(#"{ "mailboxes": [ \#(described(Self.cleo)) ] }"#)
    #expect(world.mailboxPosition(id(Self.cleo)).map { world.mailboxes[$0].name } == "Own")
    #expect(world.mailboxPosition(id(Self.ann)) == nil)
  }

  /// What is wrong with a text.
  private func lines(_ body: String, in text: String = base) -> [String] {
    do throws(FixtureProblems) {
      _ = try make(body, in: text)
      return []
    } catch {
      return error.lines
    }
  }

  @Test("is refused with the place of everything that is wrong with it")
  func problems() {
    #expect(lines("") == ["body:1:1: expected a value, found the end of the text; check that the whole text was sent"])
    #expect(lines("[]") == ["body:1:1: expected an object, found an array"])
    #expect(
      lines(#"{ "mailboxs": [] }"#)
        == [#"body:1:3: /mailboxs: unknown member of a restore session; did you mean "mailboxes"?"#])
    #expect(
      lines(#"{ "mailboxes": [] }"#)
        == ["body:1:16: /mailboxes: must not be empty; leave it out for all mailboxes of the organization"])
    #expect(
      lines(#"{ "mailboxes": [ 5, { "id": 6 }, {} ] }"#) == [
        "body:1:18: /mailboxes/0: expected a mailbox, or the id of one, found a number",
        "body:1:29: /mailboxes/1/id: expected an id, found a number",
        #"body:1:34: /mailboxes/2: a mailbox must have "id""#,
        #"body:1:34: /mailboxes/2: a mailbox must have "name""#,
        #"body:1:34: /mailboxes/2: a mailbox must have "email""#,
      ])
    #expect(
      lines("{\n  \"mailboxes\": [ { \"id\": \"\(Self.bob)\", \"name\": \"Bob\", \"emial\": \"b\" } ] }") == [
        #"body:2:18: /mailboxes/0: a mailbox must have "email""#,
        #"body:2:81: /mailboxes/0/emial: unknown member of a mailbox; did you mean "email"?"#,
      ])
  }

  @Test("is refused where it names what there is not, or twice")
  func references() {
    let near = Self.ann.replacing("0001", with: "0007")
    #expect(
      lines(#"{ "mailboxes": [ "\#(near)" ] }"#) == [
        "body:1:18: /mailboxes/0: the fixtures have no mailbox with the id \(near); did you mean \"\(Self.ann)\"?"
      ])
    let far = "abcdefab-abcd-4bcd-abcd-abcdefabcdef"
    #expect(
      lines(#"{ "mailboxes": [ { "id": "\#(far)" } ] }"#) == [
        "body:1:26: /mailboxes/0/id: the fixtures have no mailbox with the id \(far); "
          + #"one of the session's own has "name" and "email", too"#
      ])
    #expect(
      lines(#"{ "mailboxes": [ "\#(Self.cleo)" ] }"#) == [
        "body:1:18: /mailboxes/0: the mailbox \(Self.cleo) belongs to another organization than the session"
      ])
    #expect(
      lines(#"{ "organizationId": "\#(far)" }"#) == [
        "body:1:21: /organizationId: the fixtures have no organization with the id \(far)"
      ])
    #expect(
      lines(#"{ "mailboxes": [ "\#(Self.ann)", \#(described(Self.ann)) ] }"#) == [
        "body:1:66: /mailboxes/1/id: the id \(Self.ann) is that of a mailbox already, first at body:1:18"
      ])
    for (id, what) in [(Self.session, "the session"), (Self.first, "the session's organization")] {
      #expect(
        lines(#"{ "mailboxes": [ \#(described(id)) ] }"#) == [
          "body:1:26: /mailboxes/0/id: the id \(id) is that of \(what) already"
        ])
    }
    #expect(lines("{}", in: "{}") == ["body:1:1: the fixtures have no organization"])
  }
}
