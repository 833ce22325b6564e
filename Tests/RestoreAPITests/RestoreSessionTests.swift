import Backup
import Bytes
import Exchange
import Testing

@testable import RestoreAPI

/// Restores in v8: each is a restore session of its own.
@Suite("Restores that are sessions", .timeLimit(.minutes(5)))
struct RestoreSessionTests {
  private static let mailboxes = "/v8/RestoreSessions/\(TestWorld.session)/organization/mailboxes"

  private func single(_ mailbox: String, version: String = "v8", body: String = Bodies.password) -> TestRequest {
    TestRequest(
      "POST", "/\(version)/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(mailbox)/restore", body: body)
  }

  /// The session that a restore answers.
  private func begin(_ request: TestRequest, in api: TestAPI) throws -> String {
    let answer = try api.send(request)
    #expect(answer.status == 200)
    #expect(answer.delay == 0)
    let object = try #require(answer.json as? [String: String])
    #expect(object.count == 1)
    return try #require(object["sessionId"])
  }

  private func statistics(_ session: String, in api: TestAPI) throws -> [String: Any] {
    let answer = try api.send(.get("/v8/RestoreSessions/\(session)/Statistics"))
    #expect(answer.status == 200)
    return try #require(answer.json as? [String: Any])
  }

  private func session(_ id: String, in api: TestAPI) throws -> [String: Any] {
    try #require(try api.send(.get("/v8/RestoreSessions/\(id)")).json as? [String: Any])
  }

  private func counts(_ statistics: [String: Any]) -> [Int] {
    ["totalItemsCount", "restoredItemsCount", "failedItemsCount", "skippedItemsCount"].map {
      statistics[$0] as? Int ?? -1
    }
  }

  private func events(_ id: String, in api: TestAPI) throws -> [[String: Any]] {
    let page = try api.send(.get("/v8/RestoreSessions/\(id)/Events")).json as? [String: Any]
    return try #require(page?["results"] as? [[String: Any]])
  }

  @Test("are over at once where they take no time, and count what v6 answers")
  func counted() throws {
    let api = try TestAPI()
    let answer = try api.send(single(TestWorld.everyState, version: "v6"))
    let members = try #require(answer.json as? [String: Any])
    let v6 = members.compactMapValues { $0 as? Int }
    let id = try begin(single(TestWorld.everyState), in: api)
    let session = try session(id, in: api)
    #expect(session["state"] as? String == "Stopped")
    #expect(session["result"] as? String == (v6["failedItemsCount"] == 0 ? "Success" : "Warning"))
    #expect(session["name"] as? String == "Restore Exchange")
    let restored = (v6["createdItemsCount"] ?? 0) + (v6["mergedItemsCount"] ?? 0)
    let (failed, skipped) = (v6["failedItemsCount"] ?? 0, v6["skippedItemsCount"] ?? 0)
    let statistics = try statistics(id, in: api)
    #expect(counts(statistics) == [restored + failed + skipped, restored, failed, skipped])
    #expect(restored > 0)
    let items = try #require(statistics["items"] as? [[String: Any]])
    #expect(items.map { $0["itemRestoreDetailsType"] as? String } == ["Item"])
    #expect(items.first?["itemType"] as? String == "ExchangeMailbox")
  }

  @Test("of several mailboxes tell of each, of one that is refused as well, and skip what was to be skipped")
  func bulk() throws {
    let api = try TestAPI()
    let list = [TestWorld.everyState, TestWorld.refused, TestWorld.nobody].map { #"{"id":"\#($0)"}"# }.joined(
      separator: ",")
    let body = #"""
      {"mailBoxes":[\#(list)],"skipUnresolved":true,"changedItems":true,"deletedItems":true,
       "office365UserName":"a@b.c","office365UserPassword":"p"}
      """#
    let id = try begin(TestRequest("POST", "\(Self.mailboxes)/restore", body: body), in: api)
    let items = try #require(try statistics(id, in: api)["items"] as? [[String: Any]])
    #expect(items.map { $0["id"] as? String } == [TestWorld.everyState, TestWorld.refused, TestWorld.nobody])
    #expect(items.allSatisfy { $0["itemRestoreDetailsType"] as? String == "BulkMailbox" })
    #expect(items.map { $0["status"] as? String } == ["Warning", "Failed", "Skipped"])
    #expect(items[1]["error"] as? String != nil)
    #expect(items[2]["warnings"] as? [String] == ["Resource cannot be found for current key"])
    #expect(try session(id, in: api)["result"] as? String == "Warning")
  }

  @Test("refuse what is wrong with the request at once, and what fails later in the session")
  func refusals() throws {
    let api = try TestAPI()
    #expect(try api.send(single(TestWorld.everyState, body: "{}")).status == 400)
    #expect(try api.send(single(TestWorld.nobody)).status == 404)
    let id = try begin(single(TestWorld.refused), in: api)
    #expect(try session(id, in: api)["result"] as? String == "Failed")
    #expect(try statistics(id, in: api)["errors"] as? [String] != nil)
  }

  @Test("that take time are seen running, then ended, by the clock alone")
  func progress() throws {
    var api = try TestAPI()
    let id = try begin(single(TestWorld.slow), in: api)
    let running = try session(id, in: api)
    #expect(running["state"] as? String == "Working")
    #expect(running["details"] as? String == "0 items processed")
    #expect(try events(id, in: api).map { $0["status"] as? String } == ["Success", "Running"])
    let planned = counts(try statistics(id, in: api))
    #expect(planned[0] > 0)
    #expect(planned[1...].allSatisfy { $0 == 0 })
    #expect((try statistics(id, in: api)["items"] as? [Any])?.isEmpty == true)

    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 3600)
    let ended = try session(id, in: api)
    #expect(ended["state"] as? String == "Stopped")
    #expect((ended["eTag"] as? Int ?? 0) > (running["eTag"] as? Int ?? 0))
    let done = counts(try statistics(id, in: api))
    #expect(done[0] == planned[0])
    #expect(done[1] + done[2] + done[3] == done[0])
    #expect(try events(id, in: api).count == 3)
  }

  @Test("have no backup open: what lies below organization is refused while they run and afterwards, in every version")
  func noBackup() throws {
    let api = try TestAPI()
    let id = try begin(single(TestWorld.slow), in: api)
    for isOver in [false, true] {
      if isOver { #expect(try api.send(TestRequest("POST", "/v8/RestoreSessions/\(id)/Stop")).status == 204) }
      #expect(try session(id, in: api)["state"] as? String == (isOver ? "Stopped" : "Working"))
      for version in ["v6", "v7", "v8"] {
        let organization = "/\(version)/RestoreSessions/\(id)/organization"
        let restore = "\(organization)/mailboxes/\(TestWorld.plain)/restore"
        for request in [
          .get(organization), .get("\(organization)/mailboxes"), TestRequest("POST", restore, body: Bodies.password),
        ] {
          let answer = try api.send(request)
          #expect(answer.status == 500)
          #expect(answer.message == "Restore session has expired.")
          #expect(
            answer.violations.first?.suggestion
              == "restore and list in the session that it was begun in, \(TestWorld.session)")
        }
      }
      #expect(try counts(statistics(id, in: api))[1...] == [0, 0, 0])
    }
  }

  @Test("can be stopped in the middle: what was not over is cancelled, in the session that it was begun in, too")
  func stopped() throws {
    var api = try TestAPI()
    let parent = try api.explore()
    let path = "/v8/RestoreSessions/\(parent)/organization/mailboxes"
    let list = [TestWorld.everyState, TestWorld.slow].map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let body = #"""
      {"mailBoxes":[\#(list)],"changedItems":true,"deletedItems":true,
       "office365UserName":"a@b.c","office365UserPassword":"p"}
      """#
    let id = try begin(TestRequest("POST", "\(path)/restore", body: body), in: api)
    let before = counts(try statistics(id, in: api))
    let stop = TestRequest("POST", "/v8/RestoreSessions/\(id)/Stop")
    #expect(try api.send(stop).status == 204)
    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 3600)
    let session = try session(id, in: api)
    #expect(session["state"] as? String == "Stopped")
    #expect(session["result"] as? String == "Warning")
    #expect(session["endTime"] as? String == "\(TestWorld.now)")
    #expect(counts(try statistics(id, in: api)) == before)
    #expect(before[1] > 0)
    #expect(before[0] > before[1] + before[2] + before[3])
    for session in [id, parent] {
      #expect(try events(session, in: api).map { $0["status"] as? String }.contains("Cancelled"))
    }
    let items = try #require(try statistics(id, in: api)["items"] as? [[String: Any]])
    #expect(items.map { $0["error"] as? String } == [nil, "the restore was stopped"])
    #expect(try api.send(stop).status == 204)
  }

  @Test("change nothing with the setting stateful where they were stopped before their end")
  func stoppedStateful() throws {
    var api = try TestAPI { $0.stateful = true }
    let id = try begin(single(TestWorld.slow), in: api)
    #expect(try api.send(TestRequest("POST", "/v8/RestoreSessions/\(id)/Stop")).status == 204)
    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 3600)
    let again = try begin(single(TestWorld.slow), in: api)
    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 7200)
    #expect(counts(try statistics(again, in: api))[1] > 0)
    let third = try begin(single(TestWorld.slow), in: api)
    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 10800)
    #expect(counts(try statistics(third, in: api))[1] == 0)
  }

  @Test("sum up in the session that they were begun in, with those of v6")
  func summed() throws {
    let api = try TestAPI()
    let id = try begin(single(TestWorld.everyState), in: api)
    let one = counts(try statistics(id, in: api))
    #expect(try api.send(single(TestWorld.everyState, version: "v6")).status == 200)
    #expect(counts(try statistics(TestWorld.session, in: api)) == one.map { $0 * 2 })
  }

  @Test("go by the clock of the session that they were begun in, and go with it when that is put back")
  func belongToTheirSession() throws {
    let api = try TestAPI()
    let id = try begin(single(TestWorld.slow), in: api)
    let parent = try #require(UUID(TestWorld.session))
    api.installation.clock(ofSession: parent, at: TestWorld.now)?.change(
      .advance(milliseconds: 3_600_000), over: TestWorld.now)
    #expect(try session(id, in: api)["state"] as? String == "Stopped")
    #expect(api.installation.reset(session: parent, at: TestWorld.now))
    #expect(try api.send(.get("/v8/RestoreSessions/\(id)")).status == 404)
  }

  @Test("are forgotten after a day, and never push out the sessions that clients started")
  func forgotten() throws {
    var api = try TestAPI()
    let explored = try api.explore()
    var first = ""
    for number in 0...MadeSessions.maximum {
      let id = try begin(single(TestWorld.plain), in: api)
      if number == 0 { first = id }
    }
    #expect(try api.send(.get("/v8/RestoreSessions/\(explored)")).status == 200)
    #expect(try api.send(.get("/v8/RestoreSessions/\(first)")).status == 404)
    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + SessionRecord.lifetimeSeconds)
    #expect(api.installation.traces(at: api.now).restores == 0)
  }
}
