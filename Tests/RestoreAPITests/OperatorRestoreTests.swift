import Backup
import RestoreAPI
import Testing

@Suite("A restore operator's restore", .timeLimit(.minutes(5)))
struct OperatorRestoreTests {
  private static let versions = ["v6", "v7", "v8"]

  /// Of a mailbox's first folder these items.
  private static func request(
    _ version: String = "v6", _ numbers: [UInt32] = Array(0..<7), _ members: String = "",
    of mailbox: String = TestWorld.plain
  ) -> TestRequest {
    let ids = numbers.map { Catalogue.item($0, in: 0, of: mailbox) }
    let body = "{\(members.isEmpty ? "" : members)}"
    return .items(ids, body, path: Catalogue.mailbox(mailbox), verb: "operatorRestore")
      .with { $0.path = $0.path.replacing("/v6/", with: "/\(version)/") }
  }

  private func started(_ answer: TestAnswer) throws -> String {
    #expect(answer.status == 200, "\(answer.body)")
    let object = try #require(answer.json as? [String: Any])
    #expect(Array(object.keys) == ["sessionId"])
    return try #require(object["sessionId"] as? String)
  }

  @Test(
    "answers a restore session of its own in every version, which has ended where it takes no time", arguments: versions
  )
  func session(version: String) throws {
    let served = try TestAPI()
    let answer = try served.send(Self.request(version, [0, 1, 3], #""changedItems":true,"reason":"Lost \"mail\"""#))
    let id = try started(answer)
    #expect(answer.warnings.isEmpty)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    let shown = try served.send(.get("/\(version)/RestoreSessions/\(id)")).json as? [String: Any]
    #expect(shown?["reason"] as? String == #"Lost "mail""#)
    #expect(shown?["state"] as? String == "Stopped")
    #expect(shown?["result"] as? String == "Success")
    #expect(try served.send(.get("/\(version)/RestoreSessions?limit=100")).ids.contains(id))
    let events = try served.get("/\(version)/RestoreSessions/\(id)/Events").results
    #expect(events.count { $0["type"] as? String == "Restore" } == 3)
    let statistics = try served.send(.get("/v8/RestoreSessions/\(id)/Statistics")).json as? [String: Any]
    #expect(statistics?["restoredItemsCount"] as? Int == 1)
    #expect(statistics?["skippedItemsCount"] as? Int == 2)
  }

  @Test("follows its flags, and goes to another folder where one is named")
  func flags() throws {
    let served = try TestAPI { $0.stateful = true }
    func statistics(_ members: String) throws -> [Int?] {
      let id = try started(served.send(Self.request("v6", Array(0..<7), members)))
      let statistics = try served.send(.get("/v8/RestoreSessions/\(id)/Statistics")).json as? [String: Any]
      return ["restored", "skipped", "failed"].map { statistics?["\($0)ItemsCount"] as? Int }
    }
    #expect(try statistics("") == [0, 7, 0])
    #expect(try statistics(#""deletedItems":true,"folder":"Back""#) == [4, 3, 0])
    #expect(try statistics(#""deletedItems":true,"changedItems":true,"markRestoredAsUnread":true"#) == [2, 5, 0])
    let events = try served.get("/v6/RestoreSessions/\(TestWorld.session)/Events?limit=100").results
    let targets = events.compactMap { $0["target"] as? String }
    #expect(targets.count { $0 == #"ann@cloud.example\Back"# } == 7)
    #expect(targets.count { $0 == #"ann@cloud.example\Inbox"# } == 14)
  }

  @Test("runs as long as the fixtures' delay, and can be stopped before", arguments: versions)
  func slow(version: String) throws {
    var served = try TestAPI()
    let ids: [String] = try (0..<2).map { _ in
      let answer = try served.send(Self.request(version, [0], #""deletedItems":true"#, of: TestWorld.slow))
      #expect(answer.delay == 0)
      return try started(answer)
    }
    func state(_ id: String) throws -> String? {
      (try served.send(.get("/\(version)/RestoreSessions/\(id)")).json as? [String: Any])?["state"] as? String
    }
    #expect(try ids.map(state) == ["Working", "Working"])
    let stop = try served.send(TestRequest("POST", "/\(version)/RestoreSessions/\(ids[0])/Stop"))
    #expect(stop.status == (version == "v8" ? 204 : 200))
    #expect(try ids.map(state) == ["Stopped", "Working"])
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 1)
    #expect(try ids.map(state) == ["Stopped", "Stopped"])
    let events = try ids.map { try served.get("/\(version)/RestoreSessions/\($0)/Events").results }
    let restores = events.map { $0.first { $0["type"] as? String == "Restore" }?["status"] as? String }
    #expect(restores == ["Cancelled", "Success"])
  }

  @Test("fails in its session where the fixtures refuse the mailbox")
  func refused() throws {
    let served = try TestAPI()
    let id = try started(served.send(Self.request("v6", [0], of: TestWorld.refused)))
    let shown = try served.send(.get("/v6/RestoreSessions/\(id)")).json as? [String: Any]
    #expect(shown?["result"] as? String == "Failed")
  }

  @Test(
    "wants items, each by its id, and no credentials",
    arguments: [
      ("{}", 400, "items.named", "/items"), (#"{"items":[]}"#, 400, "items.named", "/items"),
      (#"{"items":[{}]}"#, 400, "items.id", "/items/0/id"),
      (#"{"items":[{"id":"x"}]}"#, 404, "item.known", "/items/0/id"),
      (#"{"items":[{"id":"x"}],"changedItems":7.5e}"#, 400, "body.json", ""),
      (#"{"items":[{"id":"x"}],"deletedItems":"yes"}"#, 400, "body.type", "/deletedItems"),
    ])
  func rules(body: String, status: Int, rule: String, pointer: String) throws {
    let path = "\(Catalogue.mailbox(TestWorld.plain))/items/operatorRestore"
    let answer = try TestAPI().send(TestRequest("POST", path, body: body))
    #expect(answer.status == status)
    #expect(answer.rules == [rule])
    if !pointer.isEmpty { #expect(answer.pointers == [pointer]) }
    let strict = try TestAPI { $0.mandatoryFlags = true }
    #expect(try strict.send(Self.request()).status == 200)
    let other = try TestAPI().send(Self.request("v6", [0], #""userName":"a""#))
    #expect(other.warnings.map(\.pointer) == ["/userName"])
  }

  @Test("keeps a thousand bytes of the reason")
  func bounded() throws {
    let served = try TestAPI()
    let long = String(repeating: "é", count: 5000)
    let id = try started(served.send(Self.request("v6", [0], #""reason":"\#(long)""#)))
    let shown = try served.send(.get("/v6/RestoreSessions/\(id)")).json as? [String: Any]
    #expect((shown?["reason"] as? String)?.utf8.count == 1000)
  }
}
