import Backup
import Testing

@Suite("Fixtures become a world", .timeLimit(.minutes(5)))
struct FixtureLoadingTests {
  @Test("what may be left out has its documented default")
  func defaults() throws {
    let world = try world(
      """
      { "restUsers": [ { "userName": "u", "password": "p" } ], "tokens": [ { "token": "t", "userName": "U" } ],
        "organizations": [ { "id": "\(Sample.organizationId)", "name": "abc", "type": "Hybrid", "mailboxes": [
          { "id": "\(Sample.mailboxId)", "name": "John", "email": "john@abc",
            "folders": [ { "name": "Inbox" } ], "outcome": {} } ] } ],
        "restoreSessions": [ { "id": "\(Sample.sessionId)", "organizationId": "\(Sample.organizationId)",
          "type": "Vet", "state": "Stopped", "creationTime": "2026-01-01T00:00:00+01:00" } ] }
      """)

    let user = try #require(world.restUser(named: "u"))
    #expect(user.grants == [.password, .refreshToken])
    #expect(user.clientId == nil)
    #expect(world.token("t")?.expires == nil)

    let mailbox = try #require(world.mailboxes.first)
    #expect(!mailbox.isArchive)
    #expect(!mailbox.isPublic)
    #expect(mailbox.folders.first?.role == nil)
    #expect(mailbox.folders.first?.hold == nil)
    #expect(mailbox.folders.first?.items == ItemNumbers())
    #expect(mailbox.script.effect(ofRestore: 0)?.refusal == nil)
    #expect(mailbox.script.effect(ofRestore: 0)?.delayMilliseconds == 0)

    let session = try #require(world.restoreSession(id(Sample.sessionId)))
    #expect(session.creationTime.description == "2025-12-31T23:00:00Z")
    #expect(session.endTime == session.creationTime)
    #expect(session.name == "Teams restore (abc)")
    #expect(session.initiatedBy == nil)
    #expect(session.details == nil)
    #expect(session.clientHost == nil)
    #expect(session.scopeName.isEmpty)
    #expect(session.reason == nil)
    #expect(session.result == .success)
    #expect(session.mailboxes.count == 1)
  }

  @Test("every member arrives where it belongs")
  func everyMember() throws {
    let world = try world(
      """
      { "$schema": "./fixtures.schema.json",
        "restUsers": [ { "userName": "u", "password": "p", "clientId": "c",
          "grants": ["password", "refresh_token", "operator", "integration",
                     "urn:ietf:params:oauth:grant-type:jwt-bearer"] } ],
        "tokens": [ { "token": "t", "userName": "u", "expires": "2026-01-01T00:00:00Z" } ],
        "organizations": [ { "id": "\(Sample.organizationId)", "name": "abc", "type": "OnPremises",
          "isBackedup": true, "firstBackuptime": "2025-01-01", "lastBackuptime": "2025-06-01", "mailboxes": [
          { "id": "\(Sample.mailboxId)", "name": "J\\u00f6rg \\"J\\"", "email": "joerg@abc", "isArchive": true, "isPublic": true,
            "folders": [ { "name": "X", "role": "deletedItems", "hold": "litigation",
                           "items": { "unchanged": 1, "changed": 2, "missing": 3, "failing": 1000000000 } } ],
            "outcome": { "status": 503, "message": "Busy.", "delayMilliseconds": 3600000 } } ] } ],
        "restoreSessions": [ { "id": "\(Sample.sessionId)", "organizationId": "\(Sample.organizationId)",
          "type": "Vesp", "state": "Stopped", "creationTime": "2026-01-01T00:00:00Z",
          "endTime": "2026-01-01T01:00:00.25Z", "name": "n", "initiatedBy": "i", "details": "d", "clientHost": "h", "scopeName": "s",
          "reason": "r", "result": "Warning", "mailboxIds": ["\(Sample.mailboxId)"] } ],
        "exchangeAccounts": [ { "userName": "joerg@abc", "password": "" } ],
        "deviceCodes": ["CODE"] }
      """)

    let user = try #require(world.restUsers.first)
    #expect(user.grants == Set(Grant.allCases))
    #expect(user.clientId == "c")
    #expect(world.restUser(ofClient: "c".utf8.span)?.userName == "u")
    #expect(world.restUser(ofClient: "C".utf8.span) == nil)
    #expect(user.password.matches("p"))
    #expect(world.token("t")?.expires == Timestamp(iso8601: "2026-01-01"))

    let organization = try #require(world.organization(id(Sample.organizationId)))
    #expect(organization.name == "abc")
    #expect(organization.type == .onPremises)
    #expect(organization.isBackedUp)
    #expect(organization.firstBackup == Timestamp(iso8601: "2025-01-01"))
    #expect(organization.lastBackup == Timestamp(iso8601: "2025-06-01"))

    let mailbox = try #require(world.mailboxes.first)
    #expect(mailbox.name == "J\u{F6}rg \"J\"")
    #expect(mailbox.email == "joerg@abc")
    #expect(mailbox.isArchive)
    #expect(mailbox.isPublic)
    let folder = try #require(mailbox.folders.first)
    #expect(folder.name == "X")
    #expect(folder.role == .deletedItems)
    #expect(folder.hold == .litigation)
    #expect(folder.items == ItemNumbers(unchanged: 1, changed: 2, missing: 3, failing: 1_000_000_000))
    #expect(mailbox.script.effect(ofRestore: 9)?.refusal == Refusal(status: 503, message: "Busy."))
    #expect(mailbox.script.effect(ofRestore: 9)?.delayMilliseconds == 3_600_000)

    let session = try #require(world.restoreSessions.first)
    #expect(session.type == .vesp)
    #expect(session.endTime.description == "2026-01-01T01:00:00.25Z")
    #expect(session.name == "n")
    #expect(session.initiatedBy == "i")
    #expect(session.details == "d")
    #expect(session.clientHost == "h")
    #expect(session.scopeName == "s")
    #expect(session.reason == "r")
    #expect(session.result == .warning)

    #expect(world.checksExchangeAccounts)
    #expect(world.acceptsExchangeAccount("Joerg@ABC", ""))
    #expect(!world.acceptsExchangeAccount("joerg@abc", "x"))
    #expect(!world.acceptsExchangeAccount("other@abc", ""))
    #expect(world.holdsDeviceCode("code"))
  }

  @Test(
    "backups that fixtures say nothing of were made when restore sessions were started",
    arguments: [
      (#""#, ["2026-01-02", "2026-03-01"]), (#""firstBackuptime": "2020-01-01","#, ["2020-01-01", "2026-03-01"]),
      (#""lastBackuptime": "2020-01-01","#, ["2020-01-01", "2020-01-01"]),
      (#""firstBackuptime": "2030-01-01","#, ["2030-01-01", "2030-01-01"]), (#""isBackedup": false,"#, []),
    ])
  func backups(members: String, expected: [String]) throws {
    let starts = ["2026-02-01", "2026-01-02", "2026-03-01"]
    let sessions = starts.enumerated().map { index, start in
      """
      { "id": "00000000-0000-4000-8000-00000000000\(index)", "organizationId": "\(Sample.organizationId)", "type": "Vex",
        "state": "Working", "creationTime": "\(start)" }
      """
    }
    let world = try world(
      """
      { "organizations": [
          { \(members) "id": "\(Sample.organizationId)", "name": "abc", "type": "Office365" },
          { "id": "00000000-0000-4000-8000-0000000000ff", "name": "def", "type": "Office365" } ],
        "restoreSessions": [ \(sessions.joined(separator: ",")) ] }
      """)
    let organization = world.organizations[0]
    #expect(organization.isBackedUp != expected.isEmpty)
    #expect(
      [organization.firstBackup, organization.lastBackup].compactMap(\.self)
        == expected.compactMap { Timestamp(iso8601: $0) })
    #expect(world.organizations[1].isBackedUp)
    #expect(world.organizations[1].firstBackup == nil)
  }

  @Test("a refusal without text or status gets the usual ones")
  func refusals() throws {
    #expect(Outcome(message: "No.").refusal == Refusal(status: 500, message: "No."))
    #expect(Outcome(status: 404).refusal == Refusal(status: 404, message: "An error has occurred."))
    #expect(Outcome(delayMilliseconds: 5).refusal == nil)
  }

  @Test("the members' order does not matter, nor that of the documents")
  func order() throws {
    let session = Sample.session(#""mailboxIds": ["\#(Sample.mailboxId)"]"#)
    let organization = """
      { "organizations": [ { "mailboxes": [ { "email": "john@abc", "name": "John", "id": "\(Sample.mailboxId)" } ],
        "type": "Office365", "name": "abc", "id": "\(Sample.organizationId)" } ] }
      """
    #expect(problems([session, organization]).isEmpty)
    #expect(problems([organization, session]).isEmpty)
  }

  @Test("the arrays of several documents are appended in order")
  func severalDocuments() throws {
    let other = "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a11"
    let documents = [
      #"{ "deviceCodes": ["A"], "tokens": [ { "token": "t", "userName": "u" } ] }"#,
      Sample.world,
      "{}",
      Sample.organization(
        id: other, #"{ "id": "5d1f7a52-7c0b-4b8e-8f0e-0a4f2c6d9b32", "name": "Jane", "email": "jane@abc" }"#),
      #"{ "deviceCodes": ["B"], "restUsers": [ { "userName": "u", "password": "p" } ] }"#,
      Sample.session(""),
    ]
    let world = try World(fixtures: documents.map { FixtureDocument(name: "f.json", bytes: Array($0.utf8)) })
    #expect(world.organizations.map(\.id) == [id(Sample.organizationId), id(other)])
    #expect(world.mailboxes.map(\.name) == ["John", "Jane"])
    #expect(world.organizations.map(\.mailboxes) == [0..<1, 1..<2])
    #expect(world.restoreSessions[0].mailboxes.count == 1)
    #expect(world.holdsDeviceCode("a") && world.holdsDeviceCode("b"))
    #expect(world.token("t")?.userName == "u")
  }

  @Test("no documents make an empty world")
  func nothing() throws {
    let world = try World(fixtures: [])
    #expect(world.mailboxes.isEmpty)
    #expect(world.token("") == nil)
    #expect(!world.holdsDeviceCode(""))
  }

  @Test("comments, trailing commas and a byte-order mark are allowed")
  func dialect() {
    #expect(problems(["\u{FEFF}// first\n{ /* a */ \"deviceCodes\": [ \"A\", /* b */ ], }// last"]).isEmpty)
  }
}
