import RestoreAPI
import Testing

@Suite("Events of a restore session", .timeLimit(.minutes(5)))
struct EventTests {
  private static let events = "/v6/RestoreSessions/\(TestWorld.session)/Events"

  @Test("begin with its start, in the shape of the real server")
  func start() throws {
    let served = try TestAPI()
    let page = try served.send(.get(Self.events))
    let id = try #require(page.ids.first)
    let event = """
      {"itemSizeBytes":0,"id":"\(id)","type":"None","status":"Success","startTime":"2026-01-01T00:00:00Z",\
      "endTime":"2026-01-01T00:00:00Z","duration":"00:00:00","title":"Restore session started",\
      "message":"Restore session started","order":0,"_links":{\
      "self":{"href":"v6/restoresessions/\(TestWorld.session)/events/\(id)"},\
      "restoreSession":{"href":"v6/restoresessions/\(TestWorld.session)"}}}
      """
    #expect(
      page.body == """
        {"offset":0,"limit":30,"_links":{"self":{"href":"\(Self.events)?offset=0&limit=30"}},"results":[\(event)]}
        """)
    #expect(try served.send(.get("\(Self.events)/\(id)")).body == event)
  }

  @Test("tell of a mailbox that was restored")
  func restored() throws {
    let served = try TestAPI()
    _ = try served.send(.single(Bodies.password))
    let page = try served.send(.get(Self.events))
    let id = try #require(page.ids.last)
    #expect(page.ids.count == 2)
    #expect(
      try served.send(.get("\(Self.events)/\(id)")).body == """
        {"itemName":"Ann","itemType":"Mailbox","itemSizeBytes":0,"source":"Ann","target":"ann@cloud.example",\
        "id":"\(id)","type":"Restore","status":"Success","startTime":"2026-06-01T00:00:00Z",\
        "endTime":"2026-06-01T00:00:00Z","duration":"00:00:00","title":"Mailbox successfully restored",\
        "message":"Item Ann was restored successfully (type: Mailbox; source: Ann; target: ann@cloud.example)",\
        "order":1,"_links":{"self":{"href":"v6/restoresessions/\(TestWorld.session)/events/\(id)"},\
        "restoreSession":{"href":"v6/restoresessions/\(TestWorld.session)"}}}
        """)
  }

  @Test("tell of each mailbox of a bulk restore, how it went and how long it took")
  func bulk() throws {
    var served = try TestAPI()
    _ = try served.send(
      .bulk(
        Bodies.bulk(TestWorld.plain, TestWorld.archive, TestWorld.refused, TestWorld.slow, TestWorld.nobody)))
    served.now = TestWorld.noon
    let page = try #require(try served.send(.get(Self.events)).json as? [String: Any])
    let events = try #require(page["results"] as? [[String: Any]]).dropFirst()
    #expect(events.map { $0["itemName"] as? String } == ["Ann", "In-Place Archive - Ann", "Rita", "Simon"])
    #expect(events.map { $0["status"] as? String } == ["Success", "Warning", "Failed", "Success"])
    #expect(events.map { $0["duration"] as? String } == ["00:00:00", "00:00:00", "00:00:00", "00:00:00.7000000"])
    #expect(events.map { $0["order"] as? Int } == [1, 2, 3, 4])
    #expect(
      events[3]["message"] as? String
        == "Item Rita was not restored (type: Mailbox; source: Rita; target: rita@cloud.example): \(TestWorld.refusal)")
  }

  @Test("tell of a single restore that the fixtures refuse, and not of one that was not tried")
  func refused() throws {
    let served = try TestAPI()
    #expect(try served.send(.single(Bodies.password, mailbox: TestWorld.refused)).status == 503)
    #expect(try served.send(.single(#"{"userCode":"wrong"}"#)).status == 400)
    let page = try #require(try served.send(.get(Self.events)).json as? [String: Any])
    let events = try #require(page["results"] as? [[String: Any]])
    #expect(events.count == 2)
    #expect(events[1]["status"] as? String == "Failed")
  }

  @Test("belong to one session, and are gone with a reset")
  func isolated() throws {
    var served = try TestAPI()
    _ = try served.send(.single(Bodies.password))
    let other = "/v6/RestoreSessions/\(TestWorld.listedSession)/Events"
    #expect(try served.send(.get(other)).ids.count == 1)
    let id = try #require(try served.send(.get(Self.events)).ids.last)
    #expect(try served.send(.get("\(other)/\(id)")).status == 404)
    served.reset()
    #expect(try served.send(.get(Self.events)).ids.count == 1)
    #expect(try served.send(.get("\(Self.events)/\(id)")).status == 404)
  }

  @Test("have ids of their own that stay")
  func ids() throws {
    let served = try TestAPI()
    for _ in 0..<50 { _ = try served.send(.bulk(Bodies.bulk(TestWorld.plain, TestWorld.plain))) }
    let ids = try served.send(.get("\(Self.events)?limit=1000")).ids
    #expect(Set(ids).count == 101)
    #expect(try served.send(.get("\(Self.events)?limit=1000")).ids == ids)
    #expect(
      Set(try served.send(.get("/v6/RestoreSessions/\(TestWorld.listedSession)/Events")).ids).isDisjoint(with: ids))
  }

  @Test("are the latest where there were too many, and the start")
  func bounded() throws {
    let served = try TestAPI()
    let body = Bodies.bulk(Array(repeating: TestWorld.plain, count: 1003))
    for _ in 0..<2 { _ = try served.send(.bulk(body)) }
    let page = try #require(try served.send(.get("\(Self.events)?limit=10000")).json as? [String: Any])
    let orders = try #require(page["results"] as? [[String: Any]]).map { $0["order"] as? Int }
    #expect(orders == [0] + (1007...2006))
  }

  /// A character may have any number of combining marks: a limit has to count something else.
  @Test("keep little of what a request names, however few characters it is")
  func marks() throws {
    let served = try TestAPI()
    let marks = "a" + String(repeating: "\u{0301}", count: 100_000)
    let body = #"{"userCode":"C6A9DB737","mailbox":"\#(marks)","folder":"\#(marks)"}"#
    let path = "/v6/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)/restoreTo"
    for _ in 0..<20 { #expect(try served.send(TestRequest("POST", path, body: body)).status == 200) }
    let page = try served.send(.get(Self.events))
    #expect(page.ids.count == 21)
    #expect(page.body.utf8.count < 21 * 2500)
    let events = try #require((page.json as? [String: Any])?["results"] as? [[String: Any]])
    let kept = "a" + String(repeating: "\u{0301}", count: 159)
    #expect((events[1]["target"] as? String)?.unicodeScalars.elementsEqual("\(kept)\\\(kept)".unicodeScalars) == true)
  }

  @Test("of one bulk follow each other, though many come at once")
  func bulksAtOnce() async throws {
    let mailboxes = [TestWorld.plain, TestWorld.archive, TestWorld.everyState]
    let served = try TestAPI()
    let body = Bodies.bulk(mailboxes.flatMap { Array(repeating: $0, count: 10) })
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { try served.send(.bulk(body)).status } }
      for try await status in group { #expect(status == 200) }
    }
    let page = try #require(try served.send(.get("\(Self.events)?limit=10000")).json as? [String: Any])
    let names = try #require(page["results"] as? [[String: Any]]).dropFirst().map { $0["itemName"] as? String }
    // The latest thousand: 33 bulks, and the last third of the one before.
    let whole = ["Ann", "In-Place Archive - Ann", "Eva"].flatMap { Array(repeating: $0, count: 10) }
    let areWhole = names == Array(Array(repeating: whole, count: 34).joined().suffix(1000))
    #expect(areWhole)
  }
}
