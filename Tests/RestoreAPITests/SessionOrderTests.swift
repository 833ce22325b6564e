import Backup
import RestoreAPI
import Testing

@Suite("The order of restore sessions", .timeLimit(.minutes(5)))
struct SessionOrderTests {
  /// Two that work, and two that were stopped.
  private static func world() throws -> World {
    let sessions = [
      ("a", "Working", "2026-01-03T00:00:00Z", ""),
      ("b", "Stopped", "2026-01-01T00:00:00Z", #""endTime": "2026-01-09T00:00:00Z","#),
      ("c", "Stopped", "2026-01-02T00:00:00Z", #""endTime": "2026-01-08T00:00:00Z","#),
      ("d", "Working", "2026-01-03T00:00:00Z", ""),
    ].map { digit, state, start, more in
      """
      { "id": "\(TestWorld.id(ofSession: digit))", "organizationId": "11111111-0000-4000-8000-000000000000",
        \(more) "type": "Vex", "state": "\(state)", "creationTime": "\(start)" }
      """
    }
    return try TestWorld.with(session: sessions.joined(separator: ","))
  }

  @Test(
    "is the latest first in v8, and what the query says",
    arguments: [
      ("", "dacb"), ("?orderAsc=false", "dacb"), ("?orderAsc=TRUE", "bcad"), ("?orderBy=creationtime", "dacb"),
      ("?orderBy=", "dacb"), ("?orderBy=EndTime", "dabc"), ("?orderBy=endTime&orderAsc=true", "cbad"),
      ("?limit=2", "da"), ("?limit=2&offset=2", "cb"), ("?offset=9", ""),
      ("?endTimeFrom=2026-01-09", "dab"), ("?endTimeTo=2026-01-08", "c"),
      ("?endTimeTo=9999-12-31T23:59:59.9999999Z", "dacb"),
      ("?endTimeFrom=2026-01-08&endTimeTo=2026-01-09&orderAsc=true", "bc"),
      ("?startTimeFrom=2026-01-02&orderAsc=true", "cad"), ("?startTimeTo=2026-01-02", "cb"), ("?endTimeTo=", "dacb"),
    ])
  func v8(query: String, expected: String) throws {
    let answer = try TestAPI(Self.world()).send(.get("/v8/RestoreSessions\(query)"))
    #expect(answer.status == 200)
    #expect(answer.ids == expected.map { TestWorld.id(ofSession: String($0)) })
    #expect(answer.warnings.isEmpty)
  }

  @Test("is that of the fixtures before, whatever the query says", arguments: ["v6", "v7"])
  func before(version: String) throws {
    let query = "?orderAsc=true&orderBy=EndTime&endTimeTo=2026-01-08"
    let answer = try TestAPI(Self.world()).send(.get("/\(version)/RestoreSessions\(query)"))
    #expect(answer.ids == "abcd".map { TestWorld.id(ofSession: String($0)) })
    #expect(answer.warnings.map(\.pointer) == ["?orderAsc", "?orderBy", "?endTimeTo"])
  }

  @Test("follows what requests did: a session that was started comes first, one that was stopped has an end")
  func changes() throws {
    let served = try TestAPI(Self.world())
    let id = try served.explore()
    #expect(try served.send(.get("/v8/RestoreSessions")).ids.first == id)
    #expect(try served.send(.get("/v8/RestoreSessions?endTimeTo=2026-06-02")).ids.count == 2)
    #expect(try served.send(TestRequest("POST", "/v8/RestoreSessions/\(id)/Stop")).status == 204)
    #expect(try served.send(.get("/v8/RestoreSessions?endTimeTo=2026-06-02")).ids.first == id)
    #expect(try served.send(.get("/v8/RestoreSessions?orderBy=EndTime&orderAsc=true")).ids[2] == id)
  }

  @Test(
    "is refused for a word or a type that is none",
    arguments: [
      ("orderBy=Name", "?orderBy"), ("orderBy=EndTimes", "?orderBy"), ("orderAsc=1", "?orderAsc"),
      ("endTimeFrom=soon", "?endTimeFrom"), ("endTimeTo=1", "?endTimeTo"),
    ])
  func refused(query: String, pointer: String) throws {
    let answer = try TestAPI().send(.get("/v8/RestoreSessions?\(query)"))
    #expect(answer.status == 400)
    #expect(answer.pointers == [pointer])
    #expect(answer.rules == ["query.type"])
  }

  @Test("is suggested where a word is misspelt")
  func suggestion() throws {
    let answer = try TestAPI().send(.get("/v8/RestoreSessions?orderBy=EndTimes"))
    #expect(answer.violations.first?.expected == "one of CreationTime, EndTime")
    #expect(answer.violations.first?.suggestion?.contains("EndTime") == true)
  }
}
