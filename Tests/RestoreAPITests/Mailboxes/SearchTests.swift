import Backup
import Bytes
import Testing

@Suite("Searches", .timeLimit(.minutes(5)))
struct SearchTests {
  private static let mailbox = "\(Catalogue.mailbox(TestWorld.everyState))/search"
  private static let session = "\(Catalogue.mailboxes())/search"

  private func search(_ path: String, _ body: String) throws -> TestAnswer {
    let answer = try TestAPI().send(TestRequest("POST", path, body: body))
    #expect(answer.status == 200, "\(answer.body)")
    return answer
  }

  @Test("find by subject and sender, wherever an item lies")
  func finds() throws {
    let answer = try search("\(Self.mailbox)?limit=1000", #"{"query":"BACKUP report"}"#)
    #expect(answer.results.count == 1000)
    #expect(answer.results.allSatisfy { $0["subject"] as? String ?? "Backup report" == "Backup report" })
    #expect(answer.basis == "assumed")
    let senders = try search("\(Self.mailbox)?limit=50", #"{"query":"from:grace"}"#).results
    #expect(senders.allSatisfy { ($0["from"] as? String ?? "Grace Hill").hasPrefix("Grace Hill") })
    #expect(try search(Self.mailbox, #"{"query":"subject:grace"}"#).results.isEmpty)
  }

  @Test(
    "without a query find everything, in the order of the list",
    arguments: ["{}", #"{"query":""}"#, #"{"query":null}"#])
  func everything(body: String) throws {
    let items = try TestAPI().get("\(Catalogue.mailbox(TestWorld.everyState))/items?limit=200").ids
    #expect(try search("\(Self.mailbox)?limit=200", body).ids == items)
  }

  @Test("go through the mailboxes of a session in its order, page by page")
  func session() throws {
    let body = #"{"query":"e"}"#
    let query = ItemSearch("e".utf8.span)
    let world = try TestWorld.make()
    var before = 0
    for mailbox in world.mailboxes.prefix(6) {
      let path = "\(Catalogue.mailbox(mailbox.id.description))/search?limit=5"
      let own = try search(path, body).ids
      #expect(try search("\(Self.session)?offset=\(before)&limit=\(max(1, own.count))", body).ids.starts(with: own))
      for (index, folder) in mailbox.folders.enumerated() {
        before += Int(query.count(in: folder, mailbox.folderID(index)))
      }
    }
    #expect(before > 5_000_000)
    let end = try search("\(Self.session)?offset=\(before - 1)", body)
    #expect(end.ids.count == 1)
    #expect(end.link("next") == nil)
    let listed = "\(Catalogue.mailboxes(TestWorld.listedSession))/search"
    #expect(try search(listed, "{}").ids.count == 7)
    let links = try search("\(listed)?limit=1", "{}").results.first?["_links"] as? [String: [String: String]]
    #expect(links?["mailbox"]?["href"]?.hasSuffix(TestWorld.plain) == true)
  }

  @Test("have pages with links, and take the setId of an earlier one for nothing")
  func pages() throws {
    let answer = try search(
      "\(Self.mailbox)?offset=5&limit=10&setId=\(TestWorld.nobody)", #"{"query":"e"}"#)
    #expect(answer.link("next") == "\(Self.mailbox)?offset=15&limit=10&setId=\(TestWorld.nobody)")
    #expect(answer.link("prev") == "\(Self.mailbox)?offset=0&limit=10&setId=\(TestWorld.nobody)")
    #expect(answer.warnings.isEmpty)
  }

  @Test(
    "are refused in the order of judgement",
    arguments: [
      ("", "body.present"), (#"{"query":[]}"#, "body.type"), (#"{"query":{}}"#, "body.type"), ("[]", "body.json"),
    ])
  func refusals(body: String, rule: String) throws {
    for path in [Self.mailbox, Self.session] {
      let answer = try TestAPI().send(TestRequest("POST", "\(path)?limit=0", body: body))
      #expect(answer.status == 400)
      #expect(answer.rules == [rule])
    }
    let limit = try TestAPI().send(TestRequest("POST", "\(Self.mailbox)?limit=0", body: "{}"))
    #expect(limit.rules == ["query.range"])
    let unknown = try TestAPI().send(
      TestRequest("POST", "\(Catalogue.mailbox(TestWorld.nobody))/search", body: "{}"))
    #expect(unknown.rules == ["mailbox.known"])
  }

  @Test("of a folder find what lies in it", arguments: ["v6", "v7", "v8"])
  func folder(version: String) throws {
    let mailbox = "\(Catalogue.mailbox(TestWorld.everyState))".replacing("/v6/", with: "/\(version)/")
    let parent = version == "v6" ? "folderId" : "parentId"
    var count = 0
    for folder in 0..<3 {
      let id = Catalogue.folder(UInt32(folder), of: TestWorld.everyState)
      let items = try TestAPI().get("\(mailbox)/items?limit=1000&\(parent)=\(id)").results
      let expected = items.filter { ($0["subject"] as? String)?.lowercased().contains("report") == true }
      let found = try search("\(mailbox)/folders/\(id)/search?limit=1000", #"{"query":"subject:report"}"#)
      // Some kinds of items have one and do not show it.
      let shown = found.results.filter { $0["subject"] != nil }.map { $0["id"] as? String }
      #expect(shown == expected.map { $0["id"] as? String })
      count += shown.count
      #expect(try search("\(mailbox)/folders/\(id)/search?limit=1000", "{}").ids.count == items.count)
    }
    #expect(count > 10)
    let nowhere = Catalogue.folder(99, of: TestWorld.everyState)
    let unknown = try TestAPI().send(TestRequest("POST", "\(mailbox)/folders/\(nowhere)/search", body: "{}"))
    #expect(unknown.status == 404)
    #expect(unknown.rules == ["folder.known"])
  }

  @Test("of an organization find what the search of its mailboxes finds", arguments: ["v6", "v7", "v8"])
  func exchange(version: String) throws {
    let organization = "/\(version)/RestoreSessions/\(TestWorld.session)/organization"
    for body in ["{}", #"{"query":"from:grace"}"#, #"{"query":"nothing like this"}"#] {
      let mailboxes = try search("\(organization)/mailboxes/search?limit=40&offset=3", body)
      let exchange = try search("\(organization)/searchExchange?limit=40&offset=3", body)
      #expect(exchange.ids == mailboxes.ids)
      #expect(exchange.link("self") == "\(organization)/searchExchange?offset=3&limit=40")
      #expect((exchange.json as? [String: Any])?["setId"] == nil)
    }
    let set = try search("\(organization)/searchExchange?setId=\(TestWorld.nobody)", "{}")
    #expect(set.warnings.map(\.rule) == ["query.parameter"])
    let drive = "/\(version)/RestoreSessions/\(TestWorld.driveSession)/organization/searchExchange"
    #expect(try TestAPI().send(TestRequest("POST", drive, body: "{}")).rules == ["session.known"])
    let stopped = "/\(version)/RestoreSessions/\(TestWorld.stoppedSession)/organization/searchExchange"
    #expect(try TestAPI().send(TestRequest("POST", stopped, body: "{}")).status == 500)
  }

  @Test("name their set of results by an id, the same on every page, and another for another search")
  func sets() throws {
    let folder =
      "\(Catalogue.mailbox(TestWorld.everyState))/folders/\(Catalogue.folder(0, of: TestWorld.everyState))/search"
    var ids: Set<String> = []
    for path in [Self.mailbox, Self.session, folder] {
      for body in ["{}", #"{"query":"a"}"#] {
        func set(_ query: String) throws -> String {
          let answer = try search("\(path)\(query)", body)
          return try #require((answer.json as? [String: Any])?["setId"] as? String)
        }
        let id = try set("")
        #expect(Bytes.UUID(id)?.description == id)
        #expect(try set("?offset=1&limit=2") == id)
        #expect(try set("?setId=\(TestWorld.nobody)") == TestWorld.nobody)
        ids.insert(id)
      }
    }
    #expect(ids.count == 6)
    let items = try TestAPI().get("\(Catalogue.mailbox(TestWorld.everyState))/items")
    #expect((items.json as? [String: Any])?["setId"] == nil)
  }

  @Test("warn of a member that is none", arguments: ["querry", "filter"])
  func unknownMember(name: String) throws {
    let answer = try search(Self.mailbox, #"{"\#(name)":"x"}"#)
    #expect(answer.warnings.map(\.pointer) == ["/\(name)"])
  }
}
