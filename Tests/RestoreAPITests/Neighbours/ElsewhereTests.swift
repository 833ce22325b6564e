import Backup
import RestoreAPI
import Testing

@Suite("Restores of parts to another place", .timeLimit(.minutes(5)))
struct ElsewhereTests {
  private static let code = #""userCode":"C6A9DB737""#

  /// The request of a part of every folder of Eva's: 4 unchanged, 3 changed, 2 missing, 1 failing of each place.
  private static func request(_ call: String, folder: Int, _ flags: [String]) -> TestRequest {
    let path = Catalogue.mailbox(TestWorld.everyState)
    let members = ([code] + flags.map { #""\#($0)":true"# }).joined(separator: ",")
    let items = Folders.everyState[folder]
    // One of each state, from where each begins.
    let numbers = [
      0, items.unchanged, items.unchanged + items.changed, items.unchanged + items.changed + items.missing,
    ]
    let ids = numbers.map { Catalogue.item(UInt32($0), in: UInt32(folder), of: TestWorld.everyState) }
    if call == "items" { return .items(ids, "{\(members)}", path: path, verb: "restoreTo") }
    let id = Catalogue.folder(UInt32(folder), of: TestWorld.everyState)
    return TestRequest("POST", "\(path)/folders/\(id)/restoreTo", body: "{\(members)}")
  }

  /// Counters of so many items of each state in a folder, by a calculation of their own.
  private static func counters(_ folder: Folders, _ count: (Int) -> Int, _ set: FlagSet) -> String {
    let flags = Set(set.flags)
    let isOut =
      flags.contains("excludeDrafts") && folder.role == "drafts"
      || flags.contains("excludeDeletedItems") && folder.role == "deletedItems"
      || flags.contains("excludeInPlaceHoldItems") && folder.hold == "inPlace"
      || flags.contains("excludeLitigationHoldItems") && folder.hold == "litigation"
    var (created, merged, failed, skipped) = (0, 0, 0, 0)
    if !isOut {
      failed = count(folder.failing)
      skipped = count(folder.unchanged)
      if flags.contains("changedItems") { merged = count(folder.changed) } else { skipped += count(folder.changed) }
      if flags.contains("deletedItems") { created = count(folder.missing) } else { skipped += count(folder.missing) }
    }
    return """
      {"createdItemsCount":\(created),"mergedItemsCount":\(merged),"failedItemsCount":\(failed),\
      "skippedItemsCount":\(skipped)
      """
  }

  @Test("follow every flag, folder by folder and item by item", arguments: FlagSet.all)
  func flags(set: FlagSet) throws {
    let served = try TestAPI()
    for (index, folder) in Folders.everyState.enumerated() {
      let whole = try served.send(Self.request("folder", folder: index, set.flags))
      #expect(whole.status == 200)
      #expect(whole.body.hasPrefix(Self.counters(folder, { $0 }, set)), "\(folder.name): \(whole.body)")
      let items = try served.send(Self.request("items", folder: index, set.flags))
      #expect(items.status == 200)
      #expect(items.body.hasPrefix(Self.counters(folder, { _ in 1 }, set)), "\(folder.name): \(items.body)")
    }
  }

  @Test(
    "tell in their events where they went",
    arguments: [
      (Neighbour.folderTo, #","mailbox":"eva@cloud.example","folder":"Back""#, #"eva@cloud.example\Back"#),
      (.folderTo, #","mailbox":"eva@cloud.example""#, #"eva@cloud.example\Inbox"#),
      (.folderTo, #","folder":"Back""#, #"ann@cloud.example\Back"#),
      (.folderTo, "", #"ann@cloud.example\Inbox"#),
      (.itemTo, #","mailbox":"eva@cloud.example","folder":"Back""#, #"eva@cloud.example\Back"#),
      (.itemTo, #","mailbox":"eva@cloud.example""#, #"eva@cloud.example\Inbox"#),
      (.itemsTo, #","folder":"Back""#, #"ann@cloud.example\Back"#), (.itemsTo, "", #"ann@cloud.example\Inbox"#),
    ])
  func targets(neighbour: Neighbour, members: String, target: String) throws {
    let served = try TestAPI()
    #expect(try served.send(neighbour.request("{\(Self.code)\(members)}")).status == 200)
    let events = try served.get("/v6/RestoreSessions/\(TestWorld.session)/events").results.dropFirst()
    #expect(!events.isEmpty)
    for event in events {
      #expect(event["target"] as? String == target)
      #expect(event["source"] as? String == #"Ann\Inbox"#)
    }
  }

  @Test("of items in folders that are excluded have neither counts nor events")
  func excluded() throws {
    let served = try TestAPI()
    let answer = try served.send(Self.request("items", folder: 1, ["excludeDrafts", "deletedItems"]))
    #expect(
      answer.body == #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":0}"#)
    #expect(try served.get("/v6/RestoreSessions/\(TestWorld.session)/events").ids.count == 1)
  }

  @Test("restore only what the flags say with the setting stateful")
  func stateful() throws {
    let served = try TestAPI { $0.stateful = true }
    func send(_ neighbour: Neighbour, _ members: String) throws -> String {
      try served.send(neighbour.request("{\(Self.code)\(members)}")).body
    }
    #expect(
      try send(.itemsTo, #","changedItems":true"#)
        == #"{"createdItemsCount":0,"mergedItemsCount":2,"failedItemsCount":0,"skippedItemsCount":5}"#)
    #expect(
      try send(.folderTo, #","changedItems":true,"deletedItems":true"#)
        == #"{"createdItemsCount":4,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":3}"#)
  }

  @Test("answer a restore session in v8, which counts the same", arguments: FlagSet.all)
  func v8(set: FlagSet) throws {
    let served = try TestAPI()
    for call in ["folder", "items"] {
      let request = Self.request(call, folder: 0, set.flags)
      let before = try #require(try served.send(request).json as? [String: Any])
      let answer = try served.send(request.with { $0.path = $0.path.replacing("/v6/", with: "/v8/") })
      #expect(answer.status == 200)
      let id = try #require((answer.json as? [String: Any])?["sessionId"] as? String)
      let statistics = try served.send(.get("/v8/RestoreSessions/\(id)/Statistics")).json as? [String: Any]
      func count(_ name: String) -> Int { before["\(name)ItemsCount"] as? Int ?? -1 }
      #expect(statistics?["restoredItemsCount"] as? Int == count("created") + count("merged"))
      #expect(statistics?["failedItemsCount"] as? Int == count("failed"))
      #expect(statistics?["skippedItemsCount"] as? Int == count("skipped"))
    }
  }

  @Test("have bodies of their own version, and none of another call's members", arguments: ["v6", "v7"])
  func versions(version: String) throws {
    let served = try TestAPI()
    for neighbour in [Neighbour.folderTo, .itemsTo, .itemTo] {
      let request = neighbour.request(Bodies.password).with { $0.path.replace("/v6/", with: "/\(version)/") }
      let answer = try served.send(request)
      #expect(answer.status == 200)
      #expect(answer.warnings.isEmpty)
    }
    let other = try served.send(Neighbour.folderTo.request(#"{"userCode":"C6A9DB737","skipUnresolved":true}"#))
    #expect(other.warnings.map(\.pointer) == ["/skipUnresolved"])
  }
}
