import RestoreAPI
import Testing

@Suite("A restore operator's session", .timeLimit(.minutes(5)))
struct OperatorExploreTests {
  private func start(_ version: String, _ body: String) throws -> TestAnswer {
    try TestAPI().send(TestRequest("POST", "/\(version)/Organization/OperatorExplore", body: body))
  }

  @Test(
    "says for whom it is, and why",
    arguments: [
      (#"{"scope":{"type":"User","user":{"id":"u1","displayName":"Ann","name":"ann@cloud.example"},"id":"x"}}"#, "Ann"),
      (#"{"scope":{"Group":{"name":"Sales","type":"Security"}},"type":"Vex"}"#, "Sales"),
      (#"{"scope":{"type":"Site","site":{"id":"s","title":"Finance","url":"https://x"}}}"#, "Finance"),
      (#"{"scope":{"type":"Team","team":{"displayName":"T\u00e9am"},"_links":{"self":{"href":"x"}}}}"#, "Téam"),
      (#"{"scope":{"user":null}}"#, ""), (#"{"scope":{"user":"Ann"}}"#, ""), (#"{"scope":null}"#, ""),
      (#"{"scope":{}}"#, ""), ("{}", ""), (#"{"scope":""}"#, ""),
    ])
  func scope(body: String, name: String) throws {
    let answer = try start("v6", body)
    #expect(answer.status == 200)
    #expect((answer.json as? [String: Any])?["scopeName"] as? String == name)
    #expect((answer.json as? [String: Any])?["reason"] == nil)
    #expect(answer.otherWarnings.isEmpty)
    #expect(answer.basis == "assumed")
  }

  @Test("is one like any other otherwise", arguments: ["v6", "v7", "v8"])
  func session(version: String) throws {
    let served = try TestAPI()
    let body = #"{"dateTime":"2026-01-02T00:00:00Z","type":"vex","reason":"A \"test\""}"#
    let answer = try served.send(TestRequest("POST", "/\(version)/organization/operatorexplore", body: body))
    #expect(answer.status == (version == "v8" ? 201 : 200))
    let id = try #require(answer.id)
    let shown = try served.send(.get("/\(version)/RestoreSessions/\(id)"))
    #expect(shown.body == answer.body)
    #expect(
      shown.body.contains(#""scopeName":"","clientHost":"vb365-emulator","reason":"A \"test\"","#), "\(shown.body)")
    #expect(shown.body.contains("Exchange restore (Entire organization - 02/01/2026 12:00:00 AM)"))
    #expect(try served.send(.single(Bodies.password, session: id)).body == Bodies.counters)
  }

  @Test("keeps a thousand bytes of what it is told")
  func bounded() throws {
    let long = String(repeating: "é", count: 5000)
    let answer = try start("v6", #"{"reason":"\#(long)","scope":{"user":{"name":"\#(long)"}}}"#)
    let object = answer.json as? [String: Any]
    #expect((object?["reason"] as? String)?.utf8.count == 1000)
    #expect((object?["scopeName"] as? String)?.utf8.count == 1000)
  }

  @Test(
    "is refused for what is of another type",
    arguments: [
      (#"{"scope":[]}"#, "/scope"), (#"{"scope":"Ann"}"#, "/scope"), (#"{"scope":1}"#, "/scope"),
      (#"{"reason":{}}"#, "/reason"), (#"{"type":"Outlook"}"#, "/type"),
    ])
  func types(body: String, pointer: String) throws {
    let answer = try start("v6", body)
    #expect(answer.status == 400)
    #expect(answer.pointers == [pointer])
  }

  @Test("and an organization's know the backup repository since v8")
  func repository() throws {
    let body = #"{"repositoryId":"\#(TestWorld.nobody)"}"#
    let paths = ["Organization/OperatorExplore", "Organizations/11111111-0000-4000-8000-000000000000/explore"]
    for path in paths {
      let known = try TestAPI().send(TestRequest("POST", "/v8/\(path)", body: body))
      #expect(known.status == 201)
      #expect(known.warnings.isEmpty)
      let unknown = try TestAPI().send(TestRequest("POST", "/v7/\(path)", body: body))
      #expect(unknown.status == 200)
      #expect(unknown.warnings.map(\.pointer) == ["/repositoryId"])
      let wrong = try TestAPI().send(TestRequest("POST", "/v8/\(path)", body: #"{"repositoryId":"x"}"#))
      #expect(wrong.status == 400)
    }
    let own = try TestAPI().send(TestRequest("POST", "/v8/Organization/Explore", body: body))
    #expect(own.warnings.map(\.pointer) == ["/repositoryId"])
  }
}
