import Backup
import Bytes
import Locking
import Testing

@testable import RestoreAPI

@Suite("Exploring an organization", .timeLimit(.minutes(5)))
struct ExploreTests {
  private static let path = "/v6/Organizations/11111111-0000-4000-8000-000000000000/explore"

  @Test("starts a working session of the user's, with all mailboxes")
  func starts() throws {
    let served = try TestAPI { $0.sessionSeed = 1 }
    let answer = try served.send(TestRequest("POST", Self.path, body: #"{"type":"vex"}"#))
    #expect(answer.status == 200)
    let id = try #require(answer.id)
    let path = "v6/restoresessions/\(id)"
    #expect(
      answer.body == """
        {"id":"\(id)","name":"Exchange restore (Entire organization - 01/06/2026 12:00:00 AM)",\
        "organization":"cloud.example","type":"Vex","creationTime":"2026-06-01T00:00:00Z",\
        "endTime":"9999-12-31T23:59:59.9999999Z","state":"Working","result":"Success",\
        "initiatedBy":"administrator","details":"0 items processed","scopeName":"","clientHost":"vb365-emulator",\
        "_links":{"self":{"href":"\(path)"},\
        "organization":{"href":"\(path)/organization"},"restoreSessionEvents":{"href":"\(path)/events"}}}
        """)
    #expect(Bytes.UUID(id) != nil)
    #expect(Array(id)[14] == "4")
    #expect(try served.send(.get("/\(path)")).body == answer.body)
    #expect(try served.send(.get("/v6/RestoreSessions")).ids == TestWorld.sessions + [id])
    #expect(try served.send(.single(Bodies.password, mailbox: TestWorld.everyState, session: id)).status == 200)
    #expect(try served.send(.single(Bodies.password, mailbox: TestWorld.hybrid, session: id)).status == 404)
  }

  @Test(
    "takes whatever clients send",
    arguments: [
      (#"{}"#, "Exchange restore (Entire organization - 01/06/2026 12:00:00 AM)"),
      (
        #"{"dateTime":null,"type":"","showDeleted":null}"#,
        "Exchange restore (Entire organization - 01/06/2026 12:00:00 AM)"
      ),
      (#"{"datetime":"2023-06-18T15:47:49Z"}"#, "Exchange restore (Entire organization - 18/06/2023 3:47:49 PM)"),
      (
        #"{"dateTime":"2022.04.21 04:30:17","type":"VEX"}"#,
        "Exchange restore (Entire organization - 21/04/2022 4:30:17 AM)"
      ),
      (#"{"dateTime":"2022-04-21 12:30:17.999"}"#, "Exchange restore (Entire organization - 21/04/2022 12:30:17 PM)"),
      (#"{"dateTime":"08\/06\/2022 23:14:00",}"#, "Exchange restore (Entire organization - 06/08/2022 11:14:00 PM)"),
      (
        #"{'datetime':'Tue, 12 Apr 2022 23:14:57 GMT'}"#,
        "Exchange restore (Entire organization - 12/04/2022 11:14:57 PM)"
      ),
      (#"{"dateTime":"2999-01-01"}"#, "Exchange restore (Entire organization - 01/06/2026 12:00:00 AM)"),
      (
        #"{"type":"Veod","ShowAllVersions":"true","ShowDeleted":"FALSE"}"#,
        "OneDrive restore (Entire organization - 01/06/2026 12:00:00 AM)"
      ),
      (#"{"type":"v\u0065t"}"#, "Teams restore (Entire organization - 01/06/2026 12:00:00 AM)"),
    ])
  func takes(body: String, name: String) throws {
    let answer = try TestAPI().send(TestRequest("POST", Self.path, body: body))
    #expect(answer.status == 200)
    #expect((answer.json as? [String: Any])?["name"] as? String == name)
    #expect(answer.otherWarnings.isEmpty)
  }

  @Test(
    "refuses what is of another type",
    arguments: [
      ("", ""), ("null", ""), ("[]", ""), (#"{"dateTime":"yesterday"}"#, "/dateTime"),
      (#"{"dateTime":1}"#, "/dateTime"),
      (#"{"type":"Outlook"}"#, "/type"), (#"{"type":0}"#, "/type"), (#"{"showDeleted":"yes"}"#, "/showDeleted"),
      (#"{"showAllVersions":{}}"#, "/showAllVersions"),
      (#"{"dateTime":"\#(String(repeating: #"\u0020"#, count: 300))2026-01-01"}"#, "/dateTime"),
    ])
  func refuses(body: String, pointer: String) throws {
    let answer = try TestAPI().send(TestRequest("POST", Self.path, body: body))
    #expect(answer.status == 400)
    #expect(answer.message == "The request is invalid.")
    #expect(answer.pointers == [pointer])
  }

  @Test("knows every Veeam Explorer")
  func types() {
    #expect(Vocabulary.sessionTypes.names == RestoreSessionType.allCases.map(\.rawValue))
  }

  @Test("needs an organization that there is")
  func unknown() throws {
    let answer = try TestAPI().send(
      TestRequest("POST", "/v6/Organizations/\(TestWorld.nobody)/explore", body: "{}"))
    #expect(answer.status == 404)
    #expect(answer.message == "Resource cannot be found for current key")
    #expect(try TestAPI().send(TestRequest("POST", "/v6/Organizations/1/explore", body: "{}")).status == 400)
  }

  @Test("of other types starts sessions without mailboxes")
  func otherTypes() throws {
    let served = try TestAPI()
    let id = try #require(try served.send(TestRequest("POST", Self.path, body: #"{"type":"vesp"}"#)).id)
    #expect(try served.send(.get("/v6/RestoreSessions/\(id)")).body.contains(#""type":"Vesp""#))
    #expect(try served.send(.single(Bodies.password, session: id)).status == 404)
  }

  @Test("gives every session a state of its own")
  func isolated() throws {
    let served = try TestAPI { $0.stateful = true }
    let (first, second) = (try served.explore(), try served.explore())
    #expect(first != second)
    let restored = try served.send(.single(Bodies.password, session: first))
    #expect(restored.body == Bodies.counters)
    #expect(try served.send(.single(Bodies.password, session: first)).body != Bodies.counters)
    #expect(try served.send(.single(Bodies.password, session: second)).body == Bodies.counters)
    #expect(try served.send(.single(Bodies.password)).body == Bodies.counters)
    #expect(try served.send(.get("/v6/RestoreSessions/\(first)/Events")).ids.count == 3)
    #expect(try served.send(.get("/v6/RestoreSessions/\(second)/Events")).ids.count == 2)
    #expect(try served.send(TestRequest("POST", "/v6/RestoreSessions/\(first)/Stop")).status == 200)
    #expect(try served.send(.single(Bodies.password, session: first)).status == 500)
    #expect(try served.send(.single(Bodies.password, session: second)).status == 200)
  }

  @Test("by any number of workers at once gives each a session of its own")
  func concurrently() async throws {
    let served = try TestAPI()
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<64 {
        group.addTask {
          let id = try served.explore()
          _ = try served.send(.single(Bodies.password, session: id))
          return id
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(ids.count == 64)
    for id in ids { #expect(try served.send(.get("/v6/RestoreSessions/\(id)/Events")).ids.count == 2) }
    #expect(try Set(served.send(.get("/v6/RestoreSessions?limit=100")).ids) == ids.union(TestWorld.sessions))
  }

  @Test("ten thousand times leaves the latest thousand, and no more memory than these")
  func capped() throws {
    let served = try TestAPI()
    var ids: [String] = []
    for _ in 0..<10_000 { ids.append(try served.explore()) }
    #expect(Set(ids).count == 10_000)
    #expect(
      try served.send(.get("/v6/RestoreSessions?limit=10000")).ids
        == TestWorld.sessions + ids.suffix(MadeSessions.maximum))
    #expect(served.installation.sessions.records.withLock({ $0.explored.count }) == MadeSessions.maximum)
    #expect(try served.send(.get("/v6/RestoreSessions/\(ids[8_999])")).status == 404)
    #expect(try served.send(.get("/v6/RestoreSessions/\(ids[9_000])")).status == 200)
  }

  @Test("is forgotten after a day, with all that was done")
  func aged() throws {
    var served = try TestAPI()
    let old = try served.explore()
    _ = try served.send(.single(Bodies.password, session: old))
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds + SessionRecord.lifetimeSeconds - 1)
    let young = try served.explore()
    #expect(try served.send(.get("/v6/RestoreSessions/\(old)")).status == 200)
    served.now = Timestamp(clampingSeconds: served.now.seconds + 1)
    #expect(try served.send(.get("/v6/RestoreSessions/\(old)")).status == 404)
    #expect(try served.send(.single(Bodies.password, session: old)).status == 404)
    #expect(try served.send(.get("/v6/RestoreSessions")).ids == TestWorld.sessions + [young])
    let new = try served.explore()
    #expect(served.installation.sessions.records.withLock({ $0.explored.count }) == 2)
    #expect(try served.send(.get("/v6/RestoreSessions")).ids == TestWorld.sessions + [young, new])
  }

  @Test("is undone by a reset, and new sessions do not take old ids")
  func reset() throws {
    var served = try TestAPI { $0.sessionSeed = 7 }
    let old = try served.explore()
    served.reset()
    #expect(try served.send(.get("/v6/RestoreSessions/\(old)")).status == 404)
    #expect(try served.explore() != old)
  }

  @Test("is gone with the fixtures it was started in")
  func otherWorld() throws {
    var served = try TestAPI()
    let id = try served.explore()
    served.world = try TestWorld.with(sessions: [])
    #expect(try served.send(.get("/v6/RestoreSessions/\(id)")).status == 404)
    #expect(try served.send(.get("/v6/RestoreSessions")).ids.isEmpty)
  }

  @Test("is 404 in a world without organizations")
  func noOrganization() throws {
    let world = try World(
      fixtures: [
        FixtureDocument(
          name: "empty.json",
          bytes: Array(
            """
            { "restUsers": [ { "userName": "a", "password": "b" } ],
              "tokens": [ { "token": "\(TestWorld.token)", "userName": "a" } ], "organizations": [] }
            """.utf8))
      ])
    #expect(try TestAPI(world).send(.get("/v6/Organization")).status == 404)
  }

  @Test("draws ids from a seed of the process's own")
  func seeds() throws {
    #expect(RestoreAPI.Settings().sessionSeed != RestoreAPI.Settings().sessionSeed)
    let first = try TestAPI { $0.sessionSeed = 1 }.explore()
    #expect(try TestAPI { $0.sessionSeed = 1 }.explore() == first)
    #expect(try TestAPI { $0.sessionSeed = 2 }.explore() != first)
  }

  @Test("one's own organization is that of the user's client, or else the first")
  func own() throws {
    #expect(
      try TestAPI().send(TestRequest("POST", "/v6/Organization/Explore", body: "{}")).body
        .contains(#""organization":"cloud.example""#))
    let world = try World(
      fixtures: [
        FixtureDocument(
          name: "tenants.json",
          bytes: Array(
            """
            { "restUsers": [ { "userName": "a", "password": "b", "clientId": "two.example" } ],
              "tokens": [ { "token": "\(TestWorld.token)", "userName": "a" } ],
              "organizations": [
                { "id": "11111111-0000-4000-8000-000000000000", "name": "one.example", "type": "Office365" },
                { "id": "22222222-0000-4000-8000-000000000000", "name": "two.example", "type": "Hybrid" } ] }
            """.utf8))
      ])
    let served = try TestAPI(world)
    #expect(
      try served.send(.get("/v6/Organization")).body
        == #"{"id":"22222222-0000-4000-8000-000000000000","name":"two.example","type":"Hybrid","isBackedup":true}"#)
    let answer = try served.send(TestRequest("POST", "/v6/Organization/explore", body: "{}"))
    #expect(answer.body.contains(#""organization":"two.example""#))
    #expect(answer.basis == "assumed")
  }
}
