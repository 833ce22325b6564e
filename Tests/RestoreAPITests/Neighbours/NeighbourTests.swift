import Choices
import RestoreAPI
import Testing
import Verdict

@Suite("The neighbours of the single restore", .timeLimit(.minutes(5)))
struct NeighbourTests {
  private static let bodies: [(Neighbour, String)] = [
    (.restoreTo, #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":7}"#),
    (.folder, Bodies.counters), (.items, Bodies.counters),
    (.item, #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}"#),
    (.folderTo, #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":7}"#),
    (.itemsTo, #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":7}"#),
    (.itemTo, #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}"#),
  ]

  @Test("answer the four counters and nothing else", arguments: bodies)
  func counters(neighbour: Neighbour, body: String) throws {
    let answer = try TestAPI().send(neighbour.request(Bodies.password))
    #expect(answer.status == 200)
    #expect(answer.body == body)
    #expect(answer.basis == "openapi")
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(answer.violations.isEmpty && answer.warnings.isEmpty)
  }

  @Test("refuse credentials as the single restore does, with the same texts", arguments: Neighbour.allCases)
  func credentials(neighbour: Neighbour) throws {
    for vector in BodyRuleVector.all {
      guard let request = neighbour.request(like: vector.request) else { continue }
      let answer = try TestAPI().send(request)
      #expect(answer.status == 400)
      #expect(answer.message == vector.message)
      #expect(answer.rules == vector.rules)
      #expect(answer.pointers == vector.pointers)
    }
  }

  @Test("hold user name and password against the accounts", arguments: Neighbour.allCases)
  func accounts(neighbour: Neighbour) throws {
    let served = try TestAPI(
      TestWorld.make(#""exchangeAccounts": [ { "userName": "ann@cloud.example", "password": "paSSw0rd" } ],"#))
    #expect(try served.send(neighbour.request(Bodies.password)).status == 200)
    let wrong = try served.send(neighbour.request(#"{"userName":"ann@cloud.example","userPassword":"x"}"#))
    #expect(wrong.status == 500)
    #expect(wrong.rules == ["account.password"])
  }

  @Test("take the mailbox's outcome for all of it", arguments: Neighbour.allCases)
  func outcomes(neighbour: Neighbour) throws {
    let body = Bodies.password
    let path = Catalogue.mailbox(TestWorld.refused)
    let refused =
      neighbour.namesItems
      ? TestRequest.items(
        [Catalogue.item(0, in: 0, of: TestWorld.refused)], body, path: path, verb: neighbour.verb)
      : neighbour.request(body, mailbox: TestWorld.refused)
    let answer = try TestAPI().send(refused)
    #expect(answer.status == 503)
    #expect(answer.message == TestWorld.refusal)
    #expect(answer.rules == ["mailbox.outcome"])
    guard !neighbour.namesItems else { return }
    let slow = try TestAPI().send(neighbour.request(body, mailbox: TestWorld.slow))
    #expect(slow.status == 200)
    #expect(slow.delay == 700)
  }

  @Test("are refused in the order of judgement: each of these before the next", arguments: Neighbour.allCases)
  func order(neighbour: Neighbour) throws {
    let served = try TestAPI(
      TestWorld.make(#""exchangeAccounts": [ { "userName": "ann", "password": "right" } ],"#))
    let wrong = #"{"userName":"ann","userPassword":"wrong"}"#
    let half = #"{"userName":"ann"}"#
    func rules(_ request: TestRequest) throws -> [String] { try served.send(request).rules }
    let folder = Catalogue.folder(9, of: TestWorld.plain)
    let item = Catalogue.item(9, in: 0, of: TestWorld.plain)
    func broken(_ request: TestRequest) -> TestRequest {
      request.with {
        $0.path = $0.path.replacing(Catalogue.folder(0, of: TestWorld.plain), with: folder)
          .replacing(Catalogue.item(0, in: 0, of: TestWorld.plain), with: item)
        $0.body = Array(
          String(decoding: $0.body, as: UTF8.self).replacing(Catalogue.item(3, in: 0, of: TestWorld.plain), with: item)
            .utf8)
      }
    }
    let nobody = neighbour.request(half, mailbox: TestWorld.nobody)
    #expect(try rules(neighbour.request("[]", session: "1")) == ["body.json"])
    #expect(try rules(neighbour.request(half, mailbox: TestWorld.nobody, session: "1")) == ["path.id"])
    #expect(try rules(neighbour.request(half, session: TestWorld.stoppedSession)) == ["session.working"])
    #expect(try rules(nobody) == ["mailbox.known"])
    switch neighbour {
    case .restoreTo: break
    case .folder, .folderTo: #expect(try rules(broken(neighbour.request(half))) == ["folder.known"])
    case .item, .itemTo: #expect(try rules(broken(neighbour.request(half))) == ["item.known"])
    case .items, .itemsTo:
      // Items of the body come behind its rules.
      #expect(try rules(broken(neighbour.request(half))) == ["credentials.whole"])
      #expect(try rules(broken(neighbour.request(wrong))) == ["item.known"])
    }
    #expect(try rules(neighbour.request(half)) == ["credentials.whole"])
    let refused = TestRequest.items(
      [Catalogue.item(0, in: 0, of: TestWorld.refused)], wrong, path: Catalogue.mailbox(TestWorld.refused),
      verb: neighbour.verb)
    let last = neighbour.namesItems ? refused : neighbour.request(wrong, mailbox: TestWorld.refused)
    #expect(try rules(last) == ["account.password"])
  }

  @Test("follow the setting for the Content-Type of restores", arguments: Neighbour.allCases)
  func contentType(neighbour: Neighbour) throws {
    let answer = try TestAPI { $0.restoreContentType = .none }.send(neighbour.request(Bodies.password))
    #expect(answer.field("Content-Type") == nil)
  }

  @Test("ask for the flags of a restore elsewhere where the setting says so", arguments: Neighbour.allCases)
  func mandatoryFlags(neighbour: Neighbour) throws {
    let strict = try TestAPI { $0.mandatoryFlags = true }
    let answer = try strict.send(neighbour.request(Bodies.password))
    guard neighbour.isElsewhere else {
      #expect(answer.status == 200)
      return
    }
    #expect(answer.message == "Missing mandatory parameters: ChangedItems")
    #expect(
      answer.pointers == [
        "/changedItems", "/deletedItems", "/markRestoredAsUnread", "/excludeDrafts", "/excludeDeletedItems",
        "/excludeInPlaceHoldItems", "/excludeLitigationHoldItems",
      ])
  }

  @Test("read where a restore elsewhere goes to, and its region")
  func elsewhere() throws {
    let body = #"""
      {"userCode":"C6A9DB737","changedItems":"true","deletedItems":true,"mailbox":"eva@cloud.example","folder":"Back",
       "casServer":"outlook.office365.com","officeRegion":"worldwide","officeOrganizationName":"cloud.example"}
      """#
    let served = try TestAPI()
    let answer = try served.send(Neighbour.restoreTo.request(body))
    #expect(answer.body == Bodies.counters)
    #expect(answer.otherWarnings.isEmpty)
    let events = try served.get("/v6/RestoreSessions/\(TestWorld.session)/events").results
    #expect(events.last?["target"] as? String == #"eva@cloud.example\Back"#)
    let region = try served.send(Neighbour.restoreTo.request(#"{"userCode":"C6A9DB737","officeRegion":"Mars"}"#))
    #expect(region.message == "The request is invalid.")
    #expect(region.pointers == ["/officeRegion"])
  }

  @Test(
    "of items want them named, each by its id",
    arguments: [
      (#"{"userCode":"C6A9DB737"}"#, 400, "Items", "items.named", "/items"),
      (#"{"userCode":"C6A9DB737","Items":[]}"#, 400, "Items", "items.named", "/Items"),
      (#"{"userCode":"C6A9DB737","items":null}"#, 400, "Items", "items.named", "/items"),
      (#"{"userCode":"C6A9DB737","items":[{"id":"x"},{}]}"#, 400, "Items[1].Id", "items.id", "/items/1/id"),
      (#"{"userCode":"C6A9DB737","items":[{"id":""}]}"#, 400, "Items[0].Id", "items.id", "/items/0/id"),
      (#"{"userCode":"C6A9DB737","items":[{"id":"x"}]}"#, 404, nil, "item.known", "/items/0/id"),
      (#"{"userCode":"C6A9DB737","items":[{"id":7}]}"#, 404, nil, "item.known", "/items/0/id"),
      (#"{"userCode":"C6A9DB737","items":["x"]}"#, 400, "", "body.type", "/items/0"),
      (#"{"userCode":"C6A9DB737","items":{"id":"x"}}"#, 400, "", "body.type", "/items"),
    ] as [(String, Int, String?, String, String)])
  func namedItems(body: String, status: Int, missing: String?, rule: String, pointer: String) throws {
    let answer = try TestAPI().send(
      TestRequest("POST", "\(Catalogue.mailbox(TestWorld.plain))/items/restore", body: body))
    #expect(answer.status == status)
    switch missing {
    case nil: #expect(answer.message == "Resource cannot be found for current key")
    case "": #expect(answer.message == "The request is invalid.")
    case let missing?: #expect(answer.message == "Missing mandatory parameters: \(missing)")
    }
    #expect(answer.rules == [rule])
    #expect(answer.pointers == [pointer])
  }

  @Test("of items take members that clients have from a list, ids with escapes, and an id twice")
  func itemBodies() throws {
    let id = Catalogue.item(1, in: 0, of: TestWorld.plain)
    let escaped = id.replacing("A", with: #"\u0041"#).replacing("=", with: #"\u003d"#)
    let body = #"{"userCode":"C6A9DB737","items":[{"Id":"\#(escaped)","_links":{}},{"id":"\#(id)"}, ]}"#
    let answer = try TestAPI().send(
      TestRequest("POST", "\(Catalogue.mailbox(TestWorld.plain))/items/restore", body: body))
    #expect(
      answer.body == Bodies.counters.replacing("4", with: "0").replacing(":1", with: ":0").replacing(":2", with: ":2"))
    #expect(answer.otherWarnings.isEmpty)
  }

  @Test("make an event of a folder, and one of each item")
  func events() throws {
    let served = try TestAPI()
    _ = try served.send(Neighbour.folder.request(Bodies.password))
    _ = try served.send(Neighbour.items.request(Bodies.password))
    _ = try served.send(Neighbour.item.request(Bodies.password, mailbox: TestWorld.archive))
    let path = Catalogue.mailbox(TestWorld.archive)
    _ = try served.send(.items([Catalogue.item(5, in: 0, of: TestWorld.archive)], Bodies.password, path: path))
    let events = try served.get("/v6/RestoreSessions/\(TestWorld.session)/events").results
    let types = events.map { $0["itemType"] as? String ?? "" }
    #expect(types.prefix(3) == ["", "Folder", "IPM.Note"])
    #expect(types.count == 11 && types.dropFirst(2).allSatisfy { $0.hasPrefix("IPM.") })
    #expect(events[1]["source"] as? String == #"Ann\Inbox"#)
    #expect(events[1]["target"] as? String == #"ann@cloud.example\Inbox"#)
    #expect(events[2]["itemName"] as? String != nil)
    #expect(events.dropFirst(2).allSatisfy { ($0["itemSizeBytes"] as? Int ?? 0) > 2000 })
    #expect(events.map { $0["status"] as? String }.dropLast() == Array(repeating: "Success", count: 10)[...])
    #expect(events.last?["status"] as? String == "Failed")
    #expect((events.last?["message"] as? String)?.hasSuffix("failed to restore item") == true)
  }
}
