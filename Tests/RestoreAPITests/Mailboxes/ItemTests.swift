import Backup
import Bytes
import RestoreAPI
import Testing

@Suite("Items", .timeLimit(.minutes(5)))
struct ItemTests {
  private static let path = "\(Catalogue.mailbox(TestWorld.plain))/items"

  @Test("are written as the vendor's document has them")
  func body() throws {
    let item = Catalogue.item(6, in: 0, of: TestWorld.plain)
    let mailbox = "v6/restoresessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)"
    let json = """
      {"from":"Omar Reed <omar.reed@partner.example>","to":"Ann <ann@cloud.example>",\
      "sent":"2025-12-31T16:55:44Z","received":"2025-12-31T16:56:10Z","reminder":false,"attachments":[],\
      "subject":"Release notes","itemClass":"IPM.Note","importance":"Normal",\
      "_links":{"self":{"href":"\(mailbox)/items/\(item)"},\
      "parent":{"href":"\(mailbox)/folders/\(Catalogue.folder(0, of: TestWorld.plain))"},\
      "mailbox":{"href":"\(mailbox)"}},"id":"\(item)"}
      """
    let served = try TestAPI()
    let own = try served.get("\(Self.path)/\(item)").body
    #expect(own == json)
    #expect(try served.get("\(Self.path)?offset=6&limit=30").body.hasSuffix(#""results":[\#(json)]}"#))
  }

  @Test("are as many as the counters say, for every mailbox of the default fixtures but the largest, page by page")
  func walk() throws {
    let served = try TestAPI(World.default)
    for session in World.default.restoreSessions where session.state == .working && session.type == .vex {
      for mailbox in try served.walk("\(Catalogue.mailboxes(session.id.description))?limit=3", token: "dev-token") {
        let path = "\(Catalogue.mailbox(mailbox, session.id.description))/items"
        let backup = try #require(UUID(mailbox).flatMap { World.default.mailbox($0, in: session.mailboxes) })
        let counters = backup.restore(.folders(.single))
        let sum = counters.created + counters.merged + counters.failed + counters.skipped
        // The largest one is walked, and restored, by DefaultFixturesTests.
        guard sum < 1000 else { continue }
        let ids = try served.walk("\(path)?limit=7", token: "dev-token")
        #expect(ids.count == sum, "\(backup.name)")
        #expect(Set(ids).count == ids.count, "\(backup.name)")
      }
    }
  }

  @Test("of no folder are the mailbox's", arguments: ["", "null", "NULL"])
  func ofNoFolder(id: String) throws {
    #expect(try TestAPI().get("\(Self.path)?folderId=\(id)").ids == TestAPI().get(Self.path).ids)
  }

  @Test("of a folder are its part of the mailbox's, in the same order")
  func ofFolder() throws {
    let served = try TestAPI()
    let mailbox = Catalogue.mailbox(TestWorld.archive)
    #expect(try served.walk("\(mailbox)/items?limit=4").count == 11)
    let folder = Catalogue.folder(0, of: TestWorld.everyState)
    let every = Catalogue.mailbox(TestWorld.everyState)
    let ids = try served.walk("\(every)/items?folderId=\(folder.replacing("=", with: "%3D"))&limit=3")
    #expect(ids.count == 10)
    #expect(try served.get("\(every)/items?limit=10").ids == ids)
    #expect(ids == (0..<10).map { Catalogue.item($0, in: 0, of: TestWorld.everyState) })
    let second = try served.get("\(every)/items?offset=10&limit=100").ids
    #expect(second == (0..<100).map { Catalogue.item($0, in: 1, of: TestWorld.everyState) })
  }

  @Test("lead to themselves, their folder and their mailbox by their links")
  func links() throws {
    let served = try TestAPI()
    for id in try served.walk(Self.path) {
      let item = try served.get("\(Self.path)/\(id.replacing("=", with: "%3D"))")
      for name in ["self", "parent", "mailbox"] {
        let href = try #require(item.link(name))
        _ = try served.get("/\(href)")
      }
    }
  }

  @Test("at the end of a folder of thousands of millions are there like the first")
  func huge() throws {
    let largest = "1000000000"
    let json = """
      { "tokens": [ { "token": "\(TestWorld.token)", "userName": "a" } ], "restUsers": [ { "userName": "a", "password": "b" } ],
        "organizations": [ { "id": "11111111-0000-4000-8000-000000000000", "name": "o", "type": "Office365", "mailboxes": [
          { "id": "\(TestWorld.plain)", "name": "Ann", "email": "a@b", "folders": [
            { "name": "a", "items": { "unchanged": \(largest) } }, { "name": "b", "items": { "missing": \(largest) } },
            { "name": "c", "items": { "changed": \(largest) } } ] } ] } ],
        "restoreSessions": [ { "id": "\(TestWorld.session)", "organizationId": "11111111-0000-4000-8000-000000000000",
          "type": "Vex", "state": "Working", "creationTime": "2026-01-01T00:00:00Z" } ] }
      """
    let served = try TestAPI(World(fixtures: [FixtureDocument(name: "huge.json", bytes: Array(json.utf8))]))
    let answer = try served.get("\(Self.path)?offset=1999999999&limit=2")
    #expect(
      answer.ids == [
        Catalogue.item(999_999_999, in: 1, of: TestWorld.plain), Catalogue.item(0, in: 2, of: TestWorld.plain),
      ])
    #expect(answer.link("next") == "\(Self.path)?offset=2000000001&limit=2")
    #expect(try served.get("\(Self.path)?offset=2147483647&limit=10000").ids.count == 10_000)
    let folder = Catalogue.folder(2, of: TestWorld.plain)
    #expect(try served.get("\(Self.path)?folderId=\(folder)&offset=999999999").ids.count == 1)
    #expect(try served.get("\(Self.path)?folderId=\(folder)&offset=1000000000").ids.count == 0)
    #expect(try served.get("\(Self.path)/\(Catalogue.item(999_999_999, in: 2, of: TestWorld.plain))").status == 200)
  }

  @Test(
    "that the mailbox has not are unknown, whatever their id looks like",
    arguments: [
      Catalogue.item(7, in: 0, of: TestWorld.plain), Catalogue.item(0, in: 1, of: TestWorld.plain),
      Catalogue.item(0, in: 0, of: TestWorld.everyState), Catalogue.item(.max, in: .max, of: TestWorld.plain), "x",
      Catalogue.folder(0, of: TestWorld.plain), TestWorld.plain,
      Catalogue.item(0, in: 0, of: TestWorld.plain).uppercased(), "%3D",
    ])
  func unknown(id: String) throws {
    let answer = try TestAPI().send(TestRequest("GET", "\(Self.path)/\(id)"))
    #expect(answer.status == 404)
    #expect(answer.message == "Resource cannot be found for current key")
    #expect(answer.rules == ["item.known"])
    #expect(answer.pointers == ["{itemId}"])
    #expect(answer.basis == "assumed")
  }
}
