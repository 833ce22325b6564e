import Backup
import Testing

@Suite("What makes a world, but hardly the one that was meant, is warned of", .timeLimit(.minutes(5)))
struct FixtureWarningTests {
  private static let login = #""restUsers": [ { "userName": "u", "password": "p" } ]"#
  private static let noLogin =
    "world.json:1:1: warning: nobody can log in: there is no token, and no REST user with a grant that gives one; "
    + "add one of tokens, or one of restUsers with the grant \"password\""

  private func warnings(_ json: String) throws -> [String] { try world(json).warnings }

  private func mailbox(_ digit: Int, _ email: String, _ more: String = "") -> String {
    #"{ "id": "00000000-0000-4000-8000-00000000000\#(digit)", "name": "n", "email": "\#(email)"\#(more) }"#
  }

  private func organization(_ digit: String, _ mailboxes: String...) -> String {
    """
    { "id": "\(digit)0000000-0000-4000-8000-000000000000", "name": "o", "type": "Hybrid", "mailboxes": [
    \(mailboxes.joined(separator: ",\n")) ] }
    """
  }

  @Test("two mailboxes of one organization with one address, in whichever case")
  func addresses() throws {
    let json = """
      { \(Self.login), "organizations": [
      \(organization("a", mailbox(1, "a@b.example"), mailbox(2, "c@b.example"), mailbox(3, "A@B.example"))) ] }
      """
    #expect(
      try warnings(json) == [
        "world.json:5:71: /organizations/0/mailboxes/2/email: warning: another mailbox of the organization has this "
          + "address, first at world.json:3:71"
      ])
  }

  @Test("an archive has its user's address, and another organization its own mailboxes")
  func ownAddresses() throws {
    let archive = #", "isArchive": true"#
    let mailboxes = organization("a", mailbox(1, "a@b.example"), mailbox(2, "a@b.example", archive))
    #expect(
      try warnings(
        "{ \(Self.login), \"organizations\": [ \(mailboxes), \(organization("b", mailbox(3, "a@b.example"))) ] }"
      ).isEmpty)
    let twice = organization("a", mailbox(1, "a@b.example", archive), mailbox(2, "a@b.example", archive))
    #expect(try warnings("{ \(Self.login), \"organizations\": [ \(twice) ] }").count == 1)
  }

  @Test(
    "a world that nobody can log in to",
    arguments: [
      "{}", #"{ "restUsers": [ { "userName": "u", "password": "p", "grants": ["refresh_token"] } ] }"#,
      #"{ "restUsers": [ { "userName": "u", "password": "p", "grants": ["operator", "integration"] } ] }"#,
    ])
  func nobody(json: String) throws {
    #expect(try warnings(json) == [Self.noLogin])
  }

  @Test(
    "and one that somebody can log in to is not",
    arguments: [
      "{ \(login) }",
      #"{ "restUsers": [ { "userName": "u", "password": "p", "grants": ["operator"], "clientId": "c" } ] }"#,
      #"""
      { "restUsers": [ { "userName": "u", "password": "p", "grants": ["refresh_token"] } ],
        "tokens": [ { "token": "t", "userName": "u" } ] }
      """#,
    ])
  func somebody(json: String) throws {
    #expect(try warnings(json).isEmpty)
  }

  @Test("after a hundred, the rest is counted")
  func limit() throws {
    let mailboxes = (0..<104).map { index in
      #"{ "id": "00000000-0000-4000-8000-\#(String(1_000_000_000_000 + index).dropFirst())", "name": "n", "email": "e" }"#
    }
    let world = try world(
      """
      { \(Self.login), "organizations": [ { "id": "\(Sample.organizationId)", "name": "o", "type": "Hybrid",
        "mailboxes": [ \(mailboxes.joined(separator: ",")) ] } ] }
      """)
    #expect(world.mailboxes.count == 104)
    #expect(world.warnings.count == FixtureProblems.limit + 1)
    #expect(world.warnings.last == "and 3 more")
  }

  @Test(
    "the default fixtures and the examples are what was meant",
    arguments: ["examples/minimal.json", "examples/trouble.json"])
  func own(name: String) throws {
    #expect(World.default.warnings.isEmpty)
    #expect(try warnings(FixturesFolder.text(of: name)).isEmpty)
  }
}
