import Backup
import RestoreAPI
import Testing

@Suite("Restore sessions", .timeLimit(.minutes(5)))
struct RestoreSessionTests {
  private static let working = """
    {"id":"11111111-0000-4000-8000-0000000000aa","name":"Exchange restore (cloud.example)",\
    "organization":"cloud.example","type":"Vex","creationTime":"2026-01-01T00:00:00Z",\
    "endTime":"9999-12-31T23:59:59.9999999Z","state":"Working","result":"Success","details":"0 items processed","scopeName":"","_links":{\
    "self":{"href":"v6/restoresessions/11111111-0000-4000-8000-0000000000aa"},\
    "organization":{"href":"v6/restoresessions/11111111-0000-4000-8000-0000000000aa/organization"},\
    "restoreSessionEvents":{"href":"v6/restoresessions/11111111-0000-4000-8000-0000000000aa/events"}}}
    """

  @Test("are shown with the members of the real server, in its order")
  func one() throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions/\(TestWorld.session)"))
    #expect(answer.status == 200)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(answer.body == Self.working)
  }

  @Test("show all that a fixture says of them")
  func everyMember() throws {
    let world = try TestWorld.with(
      session: """
        { "id": "44444444-0000-4000-8000-0000000000aa", "type": "Veod", "state": "Stopped",
          "organizationId": "11111111-0000-4000-8000-000000000000", "name": "OneDrive", "initiatedBy": "olga", "details": "2 items processed (2 successes)",
          "clientHost": "PC1 (via: 192.0.2.7)", "scopeName": "Finance", "reason": "A \\"test\\"", "result": "Warning",
          "creationTime": "2026-02-03T04:05:06.7Z", "endTime": "2026-02-03T05:00:00Z" }
        """)
    let answer = try TestAPI(world).send(.get("/v6/RestoreSessions/44444444-0000-4000-8000-0000000000aa"))
    #expect(
      answer.body.hasPrefix(
        """
        {"id":"44444444-0000-4000-8000-0000000000aa","name":"OneDrive","organization":"cloud.example","type":"Veod",\
        "creationTime":"2026-02-03T04:05:06.7Z","endTime":"2026-02-03T05:00:00Z","state":"Stopped",\
        "result":"Warning","initiatedBy":"olga","details":"2 items processed (2 successes)",\
        "scopeName":"Finance","clientHost":"PC1 (via: 192.0.2.7)",\
        "reason":"A \\"test\\"","_links":{
        """))
  }

  @Test("count what was restored in them, in the server's words")
  func details() throws {
    let served = try TestAPI()
    func details() throws -> [String?] {
      let one = try served.send(.get("/v6/RestoreSessions/\(TestWorld.session)")).json as? [String: Any]
      let page = try served.send(.get("/v6/RestoreSessions?limit=1")).json as? [String: Any]
      let listed = (page?["results"] as? [[String: Any]])?.first
      return [one?["details"] as? String, listed?["details"] as? String]
    }
    func expect(_ text: String) throws { #expect(try details() == [text, text]) }
    try expect("0 items processed")
    _ = try served.send(.single(Bodies.password))
    try expect("1 item processed (1 success)")
    _ = try served.send(.bulk(Bodies.bulk(TestWorld.plain, TestWorld.archive, TestWorld.refused)))
    try expect("4 items processed (2 successes, 1 warning, 1 failure)")
    _ = try served.send(.bulk(Bodies.bulk(Array(repeating: TestWorld.plain, count: 1500))))
    try expect("1504 items processed (1502 successes, 1 warning, 1 failure)")
    _ = try served.send(TestRequest("POST", "/v6/RestoreSessions/\(TestWorld.session)/Stop"))
    try expect("1504 items processed (1502 successes, 1 warning, 1 failure)")
  }

  @Test("are listed in the order of the fixtures")
  func list() throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions?limit=1"))
    #expect(
      answer.body == """
        {"offset":0,"limit":1,"_links":{"self":{"href":"/v6/RestoreSessions?offset=0&limit=1"},\
        "next":{"href":"/v6/RestoreSessions?offset=1&limit=1"}},"results":[\(Self.working)]}
        """)
    #expect(try TestAPI().send(.get("/v6/RestoreSessions")).ids == TestWorld.sessions)
  }

  @Test(
    "are listed by their start, in every form of dates and parameter names",
    arguments: [
      ("startTimeFrom=2026-02-01T00:00:00Z", ["b"]), ("startTimeTo=2026-01-31", ["a"]),
      ("starttimefrom=02/01/2026%2000:00:00&STARTTIMETO=2026.02.02+00:00:00", ["b"]),
      ("startTimeFrom=2026-01-01T00:00:00Z&startTimeTo=2026-01-01T00:00:00Z", ["a"]),
      ("startTimeFrom=Sun,%2001%20Feb%202026%2000:00:00%20GMT", ["b"]), ("startTimeFrom=", ["a", "b"]),
      ("startTimeFrom=2026-02-01T01:00:00%2B01:00", ["b"]), ("startTimeFrom=2026-02-01T00:00:00.001Z", []),
    ])
  func filtered(query: String, expected: [String]) throws {
    let world = try TestWorld.with(sessions: [("a", "2026-01-01T00:00:00Z"), ("b", "2026-02-01T00:00:00Z")])
    let answer = try TestAPI(world).send(.get("/v6/RestoreSessions?\(query)"))
    #expect(answer.ids == expected.map { TestWorld.id(ofSession: $0) })
  }

  @Test("name their organization")
  func organization() throws {
    let answer = try TestAPI().send(.get("/v6/RestoreSessions/\(TestWorld.session)/organization"))
    #expect(
      answer.body == """
        {"id":"11111111-0000-4000-8000-000000000000","name":"cloud.example","type":"Office365","_links":{\
        "self":{"href":"v6/restoresessions/\(TestWorld.session)/organization"},\
        "mailboxes":{"href":"v6/restoresessions/\(TestWorld.session)/organization/mailboxes"}}}
        """)
  }

  @Test("are stopped by a request without body and length, once and for all")
  func stop() throws {
    var served = try TestAPI()
    let path = "/v6/RestoreSessions/\(TestWorld.session)"
    let stop = "POST \(path)/Stop HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(TestWorld.token)\r\n\r\n"
    let answer = try served.send(Array(stop.utf8))
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.field("Content-Type") == nil)

    served.now = TestWorld.noon
    #expect(try served.send(TestRequest("POST", "\(path)/stop", body: "{]")).status == 200)

    let shown = try served.send(.get(path))
    #expect(shown.body.contains(#""endTime":"2026-06-01T00:00:00Z","state":"Stopped""#))
    #expect(try served.send(.get("\(path)/Events")).status == 200)
    for request in [
      TestRequest.get("\(path)/organization"), .single(Bodies.password), .bulk(Bodies.bulk(TestWorld.plain)),
    ] {
      let refused = try served.send(request)
      #expect(refused.status == 500)
      #expect(refused.message == "Restore session has expired.")
    }
    #expect(try served.send(.single(Bodies.password, session: TestWorld.listedSession)).status == 200)
    #expect(try served.send(.get("/v6/RestoreSessions")).body.contains(#""endTime":"2026-06-01T00:00:00Z""#))

    served.reset()
    #expect(try served.send(.single(Bodies.password)).status == 200)
  }

  @Test("do not end before they began, though the wall clock be set back")
  func clockSetBack() throws {
    var served = try TestAPI()
    let id = try served.explore()
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds - 60)
    #expect(try served.send(TestRequest("POST", "/v6/RestoreSessions/\(id)/Stop")).status == 200)
    let shown = try served.send(.get("/v6/RestoreSessions/\(id)"))
    #expect(shown.body.contains(#""endTime":"2026-06-01T00:00:00Z","state":"Stopped""#))
  }

  @Test("that the fixtures stopped keep their end")
  func stoppedByFixtures() throws {
    let served = try TestAPI()
    let path = "/v6/RestoreSessions/\(TestWorld.stoppedSession)"
    #expect(try served.send(TestRequest("POST", "\(path)/Stop")).status == 200)
    #expect(try served.send(.get(path)).body.contains(#""endTime":"2026-01-02T00:00:00Z","state":"Stopped""#))
  }

  @Test("of other types have an organization, and no mailboxes")
  func otherTypes() throws {
    let path = "/v6/RestoreSessions/\(TestWorld.driveSession)"
    let answer = try TestAPI().send(.get("\(path)/organization"))
    #expect(answer.status == 200)
    #expect(!answer.body.contains("mailboxes"))
  }

  @Test(
    "that are unknown are 404, whatever is asked of them",
    arguments: [
      ("GET", ""), ("GET", "/organization"), ("GET", "/Events"), ("POST", "/Stop"),
      ("GET", "/Events/\(TestWorld.nobody)"),
    ])
  func unknown(method: String, rest: String) throws {
    let answer = try TestAPI().send(TestRequest(method, "/v6/RestoreSessions/\(TestWorld.nobody)\(rest)"))
    #expect(answer.status == 404)
    #expect(answer.message == "Resource cannot be found for current key")
  }
}
