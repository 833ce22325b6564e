import Backup
import Emulation
import Exchange
import Testing
import TestSupport

@Suite("The call for the clock", .timeLimit(.minutes(5)))
struct ClockCallTests {
  private static let global = "/_emulator/clock"
  private static let session = Requests.session
  private static let own = "\(global)?session=\(Requests.session)"

  private func change(_ served: InProcess, _ body: String, path: String = global, after: Int64 = 0) throws -> Exchange {
    try served.send(Requests.json("POST", path, body), after: after)
  }

  private func reading(_ served: InProcess, path: String = global, after: Int64 = 0) throws -> String {
    try served.send(Requests.json("GET", path), after: after).body
  }

  @Test("tells what it shows, whether it stands, and how far it is ahead of the wall clock")
  func reads() throws {
    let served = try InProcess()
    let answer = try served.send(Requests.json("GET", Self.global), after: 2)
    #expect(answer.status == 200)
    #expect(answer["Content-Type"] == "application/json")
    #expect(answer.body == #"{"now":"2027-01-15T08:00:02Z","isFrozen":false,"offsetSeconds":0}"#)
  }

  /// A change, and what the clock shows then.
  static let changes: [(body: String, shows: String)] = [
    (#"{"advanceSeconds": 3600}"#, #"{"now":"2027-01-15T09:00:00Z","isFrozen":false,"offsetSeconds":3600}"#),
    (#"{"advanceSeconds": -1.5}"#, #"{"now":"2027-01-15T07:59:58.5Z","isFrozen":false,"offsetSeconds":-1.5}"#),
    (#"{"advanceSeconds": 0.0009}"#, #"{"now":"2027-01-15T08:00:00.001Z","isFrozen":false,"offsetSeconds":0.001}"#),
    (#"{"advanceMilliseconds": 250}"#, #"{"now":"2027-01-15T08:00:00.25Z","isFrozen":false,"offsetSeconds":0.25}"#),
    (
      #"{"set": "2027-01-15T10:00:00+01:00"}"#, #"{"now":"2027-01-15T09:00:00Z","isFrozen":false,"offsetSeconds":3600}"#
    ),
    (#"{"freeze": true}"#, #"{"now":"2027-01-15T08:00:00Z","isFrozen":true,"offsetSeconds":0}"#),
    (#"{"freeze": false}"#, #"{"now":"2027-01-15T08:00:00Z","isFrozen":false,"offsetSeconds":0}"#),
    (#"{"reset": true}"#, #"{"now":"2027-01-15T08:00:00Z","isFrozen":false,"offsetSeconds":0}"#),
  ]

  @Test("moves it, stops it and lets it go on, and answers with what it shows then", arguments: changes, [global, own])
  func moves(_ vector: (body: String, shows: String), path: String) throws {
    let served = try InProcess()
    let answer = try change(served, vector.body, path: path)
    #expect(answer.status == 200)
    #expect(answer.body == vector.shows)
    #expect(try reading(served, path: path) == vector.shows)
    let other = path == Self.global ? Self.own : Self.global
    // A session's clock goes by the emulated one, and not the other way round.
    let untouched = #"{"now":"2027-01-15T08:00:00Z","isFrozen":false,"offsetSeconds":0}"#
    #expect(try reading(served, path: other) == (path == Self.global ? vector.shows : untouched))
  }

  @Test("stands still once frozen, is put back by reset, and a session's by the reset of the session")
  func stands() throws {
    let served = try InProcess()
    _ = try change(served, #"{"freeze": true}"#, path: Self.own, after: 5)
    #expect(
      try reading(served, path: Self.own, after: 65)
        == #"{"now":"2027-01-15T08:00:05Z","isFrozen":true,"offsetSeconds":-60}"#)
    #expect(try reading(served, after: 65).contains("08:01:05Z"))
    _ = try change(served, #"{"freeze": false}"#, path: Self.own, after: 65)
    #expect(try reading(served, path: Self.own, after: 70).contains("08:00:10Z"))
    #expect(try served.send(Requests.json("DELETE", "/_emulator/sessions/\(Self.session)")).status == 204)
    #expect(try reading(served, path: Self.own, after: 70).contains("08:01:10Z"))
    _ = try change(served, #"{"set": "2030-01-01"}"#, path: Self.own)
    _ = try change(served, #"{"set": "2031-01-01"}"#)
    #expect(try served.send(Requests.json("POST", "/_emulator/reset")).status == 204)
    for path in [Self.global, Self.own] { #expect(try reading(served, path: path).contains("2027-01-15T08:00:00Z")) }
  }

  @Test("takes the session by the body, too")
  func sessionOfBody() throws {
    let served = try InProcess()
    let body = #"{"session": "\#(Self.session.uppercased())", "advanceSeconds": 1}"#
    #expect(try change(served, body).body.contains(#""offsetSeconds":1}"#))
    #expect(try reading(served).contains(#""offsetSeconds":0}"#))
    #expect(try reading(served, path: Self.own).contains(#""offsetSeconds":1}"#))
    #expect(try change(served, body, path: Self.own).status == 400)
  }

  @Test(
    "is refused with what is wrong with it",
    arguments: [
      ("", "expected a JSON object, found an empty body"),
      ("[]", "a change of the clock is an object, found an array"),
      ("{}", "a change of the clock has exactly one of advanceSeconds, advanceMilliseconds, set, freeze, reset"),
      (#"{"freeze": true, "advanceSeconds": 1}"#, "a change of the clock has exactly one of"),
      (#"{"freeze": null}"#, "/freeze: null changes nothing"),
      (#"{"reset": false}"#, "/reset: expected true, found a boolean"),
      (
        #"{"advanceSecond": 1}"#,
        #"/advanceSecond: unknown member of a change of the clock; did you mean \"advanceSeconds\"?"#
      ),
      (#"{"advanceSeconds": "1"}"#, "/advanceSeconds: expected a number from"),
      (#"{"advanceSeconds": 1e300}"#, "/advanceSeconds: expected a number from"),
      (#"{"advanceMilliseconds": 1.5}"#, "/advanceMilliseconds: expected an integer from"),
      (#"{"set": "tomorrow"}"#, "/set: expected a time like 2026-01-31T12:00:00Z"),
      (#"{"session": "x", "freeze": true}"#, "/session: expected a UUID"),
    ])
  func problems(body: String, detail: String) throws {
    let served = try InProcess()
    let answer = try change(served, body)
    #expect(answer.status == 400)
    #expect(answer["Content-Type"] == "application/problem+json")
    #expect(answer.body.contains(detail), "\(answer.body)")
    #expect(try reading(served).contains(#""isFrozen":false,"offsetSeconds":0}"#))
  }

  @Test("is refused for a session that there is not, and to those who may not call the control plane")
  func access() throws {
    let served = try InProcess()
    let nobody = "\(Self.global)?session=99999999-0000-4000-8000-000000000009"
    #expect(try change(served, #"{"freeze": true}"#, path: nobody).status == 404)
    #expect(try served.send(Requests.json("GET", nobody)).status == 404)
    #expect(try served.send(Requests.json("GET", "\(Self.global)?session=1")).status == 400)
    for method in ["GET", "POST"] {
      let request = Requests.json(method, Self.global, method == "GET" ? "" : #"{"freeze": true}"#)
      #expect(try served.send(request, onLoopback: false).status == 403)
    }
  }
}

/// What ages by a session's clock.
extension ClockCallTests {
  @Test("lets tokens expire, with the emulated clock and not with a session's")
  func tokens() throws {
    let served = try InProcess()
    let login = #"{"grant_type":"password","username":"administrator","password":"emulator"}"#
    let issued = try served.send(Requests.json("POST", "/v6/token", login)).body
    let token = try #require(issued.firstMatch(of: /"access_token":"([^"]+)"/)?.1)
    let list = Requests.get("/v6/RestoreSessions", fields: "Authorization: Bearer \(token)\r\n")
    _ = try change(served, #"{"advanceSeconds": 3600}"#, path: Self.own)
    #expect(try served.send(list).status == 200)
    _ = try change(served, #"{"advanceSeconds": 3600}"#)
    #expect(try served.send(list).status == 401)
  }

  @Test("lets the device codes expire that were issued in the session, wherever they are asked about")
  func deviceCodes() throws {
    let served = try InProcess()
    func issue(_ path: String) throws -> Substring {
      try #require(try served.send(Requests.json("POST", path, "{}")).body.firstMatch(of: /"userCode":"([^"]+)"/)?.1)
    }
    _ = try change(served, #"{"advanceSeconds": -86400}"#, path: Self.own)
    let inside = try issue(Requests.path(ofSession: Self.session, "/organization/restoreDeviceCode"))
    let outside = try issue("/v6/DeviceCode")
    func isGood(_ code: Substring) throws -> Bool {
      try served.send(Requests.json("POST", "/v6/DeviceCode/check", #"{"userCode":"\#(code)"}"#)).body.contains("true")
    }
    #expect(try isGood(inside) && isGood(outside))
    _ = try change(served, #"{"advanceSeconds": 900}"#, path: Self.own)
    #expect(try !isGood(inside) && isGood(outside))
    _ = try change(served, #"{"advanceSeconds": 900}"#)
    #expect(try !isGood(inside) && !isGood(outside))
  }

  @Test("lets a slow restore end, and says by which clock its answer waits")
  func slowRestore() throws {
    let text = SmallWorld.json(mailboxes: [
      SmallWorld.mailbox(Requests.mailbox, outcome: #""delayMilliseconds": 60000"#)
    ])
    let served = try InProcess(
      world: World(fixtures: [FixtureDocument(name: "test.json", bytes: Array(text.utf8))]))
    _ = try change(served, #"{"freeze": true}"#, path: Self.own)
    let action = try served.send(Requests.restore()).outcome.action
    guard case .answerLater(60000, let clock?) = action else {
      Issue.record("\(action)")
      return
    }
    let deadline = served.emulator.clock.deadline(inMilliseconds: 60000, by: clock, at: InProcess.start)
    func uptime() -> Int64 { served.emulator.clock.uptime(of: deadline, at: InProcess.start) }
    #expect(uptime() == .max)
    func events(after seconds: Int64) throws -> String {
      try served.send(Requests.json("GET", Requests.path(ofSession: Self.session, "/Events")), after: seconds).body
    }
    // By the emulated clock it would have been over long since.
    _ = try change(served, #"{"advanceSeconds": 3600}"#)
    #expect(try events(after: 1000).contains(#""status":"Running""#))
    _ = try change(served, #"{"advanceSeconds": 59.999}"#, path: Self.own)
    #expect(try events(after: 1000).contains(#""status":"Running""#))
    #expect(uptime() == .max)
    _ = try change(served, #"{"advanceSeconds": 0.001}"#, path: Self.own)
    #expect(try events(after: 1000).contains(#""endTime":"2027-01-15T08:01:00Z""#))
    #expect(uptime() == 0)
  }

  @Test("does not let an answer wait for ever that a frozen session, taken away since, has promised")
  func retired() throws {
    let text = SmallWorld.json(mailboxes: [
      SmallWorld.mailbox(Requests.mailbox, outcome: #""delayMilliseconds": 60000"#)
    ])
    for call in [
      Requests.json("DELETE", "/_emulator/sessions/\(Self.session)"), Requests.json("POST", "/_emulator/reset"),
    ] {
      let served = try InProcess(
        world: World(fixtures: [FixtureDocument(name: "test.json", bytes: Array(text.utf8))]))
      _ = try change(served, #"{"freeze": true}"#, path: Self.own)
      guard case .answerLater(_, let clock?) = try served.send(Requests.restore()).outcome.action else {
        Issue.record("no delay by the session's clock")
        return
      }
      let deadline = served.emulator.clock.deadline(inMilliseconds: 60000, by: clock, at: InProcess.start)
      #expect(try served.send(call).status == 204)
      #expect(served.emulator.clock.uptime(of: deadline, at: InProcess.start) == 60_000_000_000)
    }
  }

  @Test("lets a session that a client started age out by its own clock, and leaves one of a test's own alone")
  func ageing() throws {
    let served = try InProcess()
    let explored = try served.send(Requests.json("POST", "/v6/Organization/Explore", "{}")).body
    let id = String(try #require(explored.firstMatch(of: /"id":"([^"]+)"/)?.1))
    let own = Requests.session(number: 0)
    #expect(try served.send(Requests.put(session: own, "{}")).status == 201)
    for (session, status) in [(id, 404), (own, 200)] {
      let path = "\(Self.global)?session=\(session)"
      let show = Requests.json("GET", Requests.path(ofSession: session))
      #expect(try change(served, #"{"advanceSeconds": 86399}"#, path: path).status == 200)
      #expect(try served.send(show).status == 200)
      #expect(try change(served, #"{"advanceSeconds": 1}"#, path: path).status == 200)
      #expect(try served.send(show).status == status)
    }
  }
}
