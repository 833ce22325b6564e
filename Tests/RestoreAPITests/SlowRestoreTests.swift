import Choices
import Backup
import Bytes
import Testing

@testable import RestoreAPI

/// Restores of mailboxes that take 700 and 1500 milliseconds, as the clock goes on.
@Suite("A restore that takes time", .timeLimit(.minutes(5)))
struct SlowRestoreTests {
  private static let path = "/v6/RestoreSessions/\(TestWorld.session)"
  private static let created =
    #"{"createdItemsCount":3,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":0}"#
  private static let skipped =
    #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":3}"#

  private func moment(_ milliseconds: Int64) -> Timestamp {
    Timestamp(clampingSeconds: TestWorld.now.seconds, ticks: milliseconds * 10_000)
  }

  private func events(of served: TestAPI) throws -> [[String: Any]] {
    let page = try #require(try served.send(.get("\(Self.path)/Events?limit=10000")).json as? [String: Any])
    return try #require(page["results"] as? [[String: Any]])
  }

  @Test("runs until it ends, without an end and without a word of how it went, and keeps its id")
  func running() throws {
    var served = try TestAPI()
    #expect(try served.send(.single(Bodies.password, mailbox: TestWorld.slow)).delay == 700)
    served.now = moment(699)
    let id = try #require(try served.send(.get("\(Self.path)/Events")).ids.last)
    #expect(
      try served.send(.get("\(Self.path)/Events/\(id)")).body == """
        {"itemName":"Simon","itemType":"Mailbox","itemSizeBytes":0,"source":"Simon","target":"simon@cloud.example",\
        "id":"\(id)","type":"Restore","status":"Running","startTime":"2026-06-01T00:00:00Z",\
        "title":"Mailbox is being restored",\
        "message":"Item Simon is being restored (type: Mailbox; source: Simon; target: simon@cloud.example)",\
        "order":1,"_links":{"self":{"href":"v6/restoresessions/\(TestWorld.session)/events/\(id)"},\
        "restoreSession":{"href":"v6/restoresessions/\(TestWorld.session)"}}}
        """)
    #expect(try served.send(.get(Self.path)).body.contains(#""details":"0 items processed""#))
    served.now = moment(700)
    let over = try #require(try events(of: served).last)
    #expect(over["id"] as? String == id)
    #expect(over["status"] as? String == "Success")
    #expect(over["endTime"] as? String == "2026-06-01T00:00:00.7Z")
    #expect(over["duration"] as? String == "00:00:00.7000000")
    #expect(try served.send(.get(Self.path)).body.contains(#""details":"1 item processed (1 success)""#))
  }

  @Test("fails only at its end")
  func failing() throws {
    var served = try TestAPI()
    #expect(try served.send(.single(Bodies.password, mailbox: TestWorld.slowlyRefused)).status == 500)
    #expect(try events(of: served).last?["status"] as? String == "Running")
    served.now = moment(1500)
    #expect(try events(of: served).last?["status"] as? String == "Failed")
    #expect(try served.send(.get(Self.path)).body.contains(#""details":"1 item processed (1 failure)""#))
  }

  @Test("of several mailboxes ends for each when it does")
  func bulk() throws {
    var served = try TestAPI()
    let body = Bodies.bulk(TestWorld.slowlyRefused, TestWorld.plain, TestWorld.slow)
    #expect(try served.send(.bulk(body)).delay == 1500)
    for (time, expected) in [
      (0, ["Running", "Success", "Running"]), (700, ["Running", "Success", "Success"]),
      (1500, ["Failed", "Success", "Success"]),
    ] {
      served.now = moment(Int64(time))
      #expect(try events(of: served).dropFirst().map { $0["status"] as? String } == expected, "\(time)")
    }
  }

  @Test("counts at its end with the setting stateful: until then its items are missing")
  func stateful() throws {
    var served = try TestAPI { $0.stateful = true }
    let restore = TestRequest.single(Bodies.password, mailbox: TestWorld.slow)
    #expect(try served.send(restore).body == Self.created)
    served.now = moment(699)
    #expect(try served.send(restore).body == Self.created)
    served.now = moment(700)
    #expect(try served.send(restore).body == Self.skipped)
    // Another session's knows nothing of it, and a reset forgets what is under way, too.
    #expect(served.installation.reset(session: try #require(UUID(TestWorld.session)), at: served.now))
    #expect(try served.send(restore).body == Self.created)
    #expect(served.installation.reset(session: try #require(UUID(TestWorld.session)), at: served.now))
    served.now = moment(2000)
    #expect(try served.send(restore).body == Self.created)
  }

  @Test("of one mailbox twice in a bulk does nothing the second time")
  func twice() throws {
    var served = try TestAPI {
      $0.stateful = true
      $0.bulkShape = .documented
    }
    let bulk = TestRequest.bulk(Bodies.bulk(TestWorld.slow, TestWorld.slow, flags: #""deletedItems":true"#))
    let once = #"{"createdItemsCount":3,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":3}"#
    #expect(try served.send(bulk).body == once)
    #expect(try served.send(bulk).body == once)
    served.now = moment(700)
    #expect(try served.send(bulk).body.contains(#""skippedItemsCount":6"#))
  }

  @Test("goes on to its end in a session that was stopped meanwhile, whose last event is its end")
  func stopped() throws {
    var served = try TestAPI()
    _ = try served.send(.single(Bodies.password, mailbox: TestWorld.slow))
    served.now = moment(500)
    #expect(try served.send(TestRequest("POST", "\(Self.path)/Stop")).status == 200)
    var told = try events(of: served)
    #expect(told.map { $0["status"] as? String } == ["Success", "Running", "Success"])
    let ids = told.map { $0["id"] as? String }
    let id = try #require(ids.last ?? nil)
    #expect(
      try served.send(.get("\(Self.path)/Events/\(id)")).body == """
        {"itemSizeBytes":0,"id":"\(id)","type":"None","status":"Success","startTime":"2026-06-01T00:00:00.5Z",\
        "endTime":"2026-06-01T00:00:00.5Z","duration":"00:00:00","title":"Restore session completed",\
        "message":"Restore session completed","order":2,"_links":{\
        "self":{"href":"v6/restoresessions/\(TestWorld.session)/events/\(id)"},\
        "restoreSession":{"href":"v6/restoresessions/\(TestWorld.session)"}}}
        """)
    served.now = moment(700)
    told = try events(of: served)
    #expect(told.map { $0["id"] as? String } == ids)
    #expect(told.map { $0["status"] as? String } == ["Success", "Success", "Success"])
    #expect(try served.send(.single(Bodies.password, mailbox: TestWorld.slow)).status == 500)
  }

  @Test("is no reason for a session of the fixtures that has ended not to say so")
  func stoppedByFixtures() throws {
    let page = try TestAPI().send(.get("/v6/RestoreSessions/\(TestWorld.stoppedSession)/Events"))
    let events = try #require((page.json as? [String: Any])?["results"] as? [[String: Any]])
    #expect(events.map { $0["title"] as? String } == ["Restore session started", "Restore session completed"])
    #expect(events.last?["startTime"] as? String == "2026-01-02T00:00:00Z")
  }

  /// Workers read their clocks before they wait for each other.
  @Test("is listed in the order of time, though requests come in another one")
  func disorder() throws {
    var served = try TestAPI()
    for time in [10, 5, 20, 12] {
      served.now = moment(Int64(time))
      _ = try served.send(.single(Bodies.password))
    }
    let times = try events(of: served).compactMap { $0["startTime"] as? String }.dropFirst()
    #expect(times.map { $0.dropFirst(20) } == ["01Z", "01Z", "02Z", "02Z"])
    #expect(try events(of: served).allSatisfy { $0["status"] as? String == "Success" })
  }

  @Test("is over in its time though the wall clock was set back")
  func clockSetBack() throws {
    var served = try TestAPI { $0.stateful = true }
    served.now = TestWorld.noon
    _ = try served.send(.single(Bodies.password))
    served.now = TestWorld.now
    let restore = TestRequest.single(Bodies.password, mailbox: TestWorld.slow)
    #expect(try served.send(restore).body == Self.created)
    served.now = moment(700)
    #expect(try served.send(restore).body == Self.skipped)
    #expect(try events(of: served).map { $0["status"] as? String } == ["Success", "Success", "Success", "Running"])
  }

  @Test("is forgotten where too many are under way, and memory with it")
  func bounded() throws {
    let served = try TestAPI()
    let mailbox = try #require(served.world.mailboxes.first { $0.name == "Simon" })
    let item = ItemID(folder: mailbox.folderID(0), number: 0)
    var restores = SessionRestores()
    restores.begin(at: TestWorld.now)
    let many = RestorePart.items(Array(repeating: item, count: SessionRestores.mostRunning / 2))
    for _ in 0..<5 { _ = restores.restore(many, of: mailbox, taking: 700, nil) }
    #expect(restores.runningCount == 1)
    restores.begin(at: TestWorld.noon)
    #expect(restores.runningCount == 0)
  }
}
