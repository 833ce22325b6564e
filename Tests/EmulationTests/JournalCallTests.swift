import Emulation
import Exchange
import HTTP1
import JSONText
import RestoreAPI
import Testing
import TestSupport

@Suite("The journal's calls", .timeLimit(.minutes(5)))
struct JournalCallTests {
  private let emulator: InProcess

  init() throws { emulator = try InProcess() }

  private func json(_ request: String) throws -> JSONValue {
    let answer = try emulator.send(request)
    return try JSONValue(parsing: answer.body.utf8.span)
  }

  private func ids(_ query: String = "") throws -> [String] {
    let list = try json(Requests.get("/_emulator/requests\(query)"))
    return try #require(list.member("results")?.elements).compactMap { $0.member("id")?.string }
  }

  private func post(_ path: String, _ body: String) throws -> Exchange {
    try emulator.send(
      "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  @Test("list what was received, the latest first, and not themselves")
  func list() throws {
    _ = try emulator.send(Requests.restore())
    _ = try emulator.send(Requests.get("/v6/RestoreSessions"))
    #expect(try ids() == ["k3f9-2", "k3f9-1"])
    #expect(try ids() == ["k3f9-2", "k3f9-1"])
    #expect(try ids("?before=k3f9-2") == ["k3f9-1"])
    #expect(try ids("?limit=1") == ["k3f9-2"])
    #expect(try ids("?status=4xx") == ["k3f9-2"])
    #expect(try ids("?status=200&verdict=ok") == ["k3f9-1"])
    #expect(try ids("?path=*/restore&method=post") == ["k3f9-1"])
    #expect(try ids("?session=\(Requests.session)") == ["k3f9-1"])
    #expect(try ids("?mailbox=\(Requests.mailbox)") == ["k3f9-1"])
    #expect(try ids("?verdict=violations") == ["k3f9-2"])
    #expect(try emulator.send(Requests.get("/_emulator/requests?sesion=1")).status == 400)
    #expect(try emulator.send(Requests.get("/_emulator/requests?limit=0")).status == 400)
    #expect(try emulator.send(Requests.get("/_emulator/requests/other-1")).status == 404)
  }

  @Test("tell of one request what was sent, what was answered, why, and how to send it again")
  func one() throws {
    _ = try emulator.send(Requests.restore(body: #"{"userName":"a@b.example","userPasword":"x"}"#))
    let request = try json(Requests.get("/_emulator/requests/k3f9-1"))
    #expect(request.member("operation")?.string == "restoreMailbox")
    #expect(request.member("user")?.string == "administrator")
    #expect(request.value(at: ["body", "userName"])?.string == "a@b.example")
    #expect(request.value(at: ["body", "userPasword", "secret", "length"])?.isSame(1) == true)
    #expect(request.value(at: ["answer", "body", "message"])?.string == "Missing mandatory parameters: UserPassword")
    let warning = try #require(request.value(at: ["warnings", "0"]))
    #expect(warning.member("rule")?.string == "body.member")
    #expect(warning.member("pointer")?.string == "/userPasword")
    #expect(warning.member("suggestion")?.string == "did you mean userPassword?")
    let violation = try #require(request.value(at: ["violations", "0"]))
    #expect(violation.member("expected") != nil && violation.member("found") != nil)
    let curl = try #require(request.member("curl")?.string)
    #expect(curl.contains("-H \"Authorization: Bearer $TOKEN\""))
    #expect(curl.hasSuffix(#"--data-raw '{"userName":"a@b.example","userPasword":"'"$SECRET"'"}'"#))
  }

  @Test("forget what was received: all, of one session, at a reset and at a session's reset")
  func forget() throws {
    let calls = [
      "DELETE /_emulator/requests", "DELETE /_emulator/requests?session=\(Requests.session)", "POST /_emulator/reset",
      "DELETE /_emulator/sessions/\(Requests.session)",
    ]
    for call in calls {
      _ = try emulator.send(Requests.restore())
      #expect(try ids().count == 1)
      #expect(try emulator.send("\(call) HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 204)
      #expect(try ids().isEmpty, "\(call)")
    }
  }

  @Test("keep as many requests as they are told, and none where that is 0")
  func bounds() throws {
    let few = try InProcess { $0.journalEntries = 2 }
    for _ in 0..<5 { _ = try few.send(Requests.restore()) }
    let list = try few.send(Requests.get("/_emulator/requests")).body
    #expect(list.contains("k3f9-5") && list.contains("k3f9-4") && !list.contains("k3f9-3"))
    #expect(list.hasSuffix("\"dropped\":3}"))
    let none = try InProcess { $0.journalEntries = 0 }
    _ = try none.send(Requests.restore())
    #expect(try none.send(Requests.get("/_emulator/requests")).body == #"{"results":[]}"#)
  }

  @Test("are refused to those who may not, as they tell what clients sent")
  func access() throws {
    for path in ["requests", "requests/1", "events"] {
      #expect(try emulator.send(Requests.get("/_emulator/\(path)"), onLoopback: false).status == 403)
      #expect(
        try emulator.send("GET /_emulator/\(path) HTTP/1.1\r\nHost: rebound.example\r\n\r\n").status == 421)
      #expect(
        try emulator.send(Requests.get("/_emulator/\(path)", fields: "Origin: https://evil.example\r\n")).status == 403)
    }
    let form =
      "POST /_emulator/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\n"
    #expect(try emulator.send(form + #"{"match":{}}"#).status == 415)
  }

  @Test(
    "verify by count and in order",
    arguments: [
      (#"{"match":{"operation":"restoreMailbox"}}"#, 200),
      (#"{"match":{"operation":"restoreMailbox"},"count":{"exactly":2}}"#, 200),
      (#"{"match":{"operation":"restoreMailbox"},"count":{"exactly":1}}"#, 409),
      (#"{"match":{"operation":"restoreMailbox"},"count":{"atLeast":3}}"#, 409),
      (#"{"match":{"operation":"restoreMailbox"},"count":{"atMost":1}}"#, 409),
      (#"{"match":{"operation":"stopRestoreSession"},"count":{"never":true}}"#, 200),
      (#"{"match":{"method":"get"},"count":{"never":true}}"#, 409),
      (#"{"match":{"body":{"/deletedItems":{"absent":true},"/userName":{"matches":"*@b.example"}}}}"#, 200),
      (#"{"match":{"body":{"/deletedItems":true}}}"#, 409),
      (#"{"sequence":[{"operation":"restoreMailbox"},{"operation":"listRestoreSessions"},{"path":"*/restore"}]}"#, 200),
      (#"{"sequence":[{"operation":"listRestoreSessions"},{"path":"*/restore"},{"path":"*/restore"}]}"#, 409),
      (#"{"match":{"oparation":"restoreMailbox"}}"#, 400), (#"{"match":{"operation":"restoreMailboxx"}}"#, 400),
      (#"{"match":{"version":"v6"}}"#, 200), (#"{"match":{"version":"V8"},"count":{"never":true}}"#, 200),
      (#"{"match":{"version":"v9"}}"#, 400), (#"{"sequence":[{"version":"6"}]}"#, 400),
      (#"{"count":{"exactly":2}}"#, 400), (#"{"match":{},"withinMilliseconds":30001}"#, 400), ("{", 400), ("[]", 400),
    ])
  func verify(body: String, status: Int) throws {
    _ = try emulator.send(Requests.restore())
    _ = try emulator.send(Requests.get("/v6/RestoreSessions", fields: "Authorization: Bearer dev-token\r\n"))
    _ = try emulator.send(Requests.restore())
    let answer = try post("/_emulator/verify", body)
    #expect(answer.status == status, "\(answer.body)")
  }

  @Test("refuse a version that is not there, or not served, whose requests would never come")
  func versions() throws {
    let emulator = try InProcess { $0.api.versions = APIVersion.all.filter { $0.name == "v8" } }
    for (version, told) in [
      ("v9", "unknown version; known are v5, v6, v7, v8"), ("v5", "a version that is not served; served are v8"),
    ] {
      let match = #"{"match":{"version":"\#(version)"},"#
      for (call, rest) in [
        ("POST /_emulator/verify", #""count":{"never":true}}"#),
        ("PUT /_emulator/expectations/none", #""count":{"exactly":1}}"#),
        ("POST /_emulator/faults", #""effect":{"status":500}}"#),
      ] {
        let words = call.split(separator: " ").map(String.init)
        let answer = try emulator.send(Requests.json(words[0], words[1], match + rest))
        #expect(answer.status == 400)
        #expect(answer.body.contains(told), "\(answer.body)")
      }
    }
  }

  @Test("show of what comes near a match in what it differs")
  func nearest() throws {
    _ = try emulator.send(Requests.get("/v6/RestoreSessions"))
    _ = try emulator.send(Requests.restore())
    let answer = try post(
      "/_emulator/verify", #"{"match":{"operation":"restoreMailbox","body":{"/userName":"c@d.example"}}}"#)
    let nearest = try #require(try JSONValue(parsing: answer.body.utf8.span).member("nearest")?.elements)
    #expect(nearest.first?.member("id")?.string == "k3f9-2")
    let differences = try #require(nearest.first?.member("differences")?.elements)
    #expect(differences.count == 1)
    #expect(differences.first?.member("member")?.string == "body /userName")
    #expect(differences.first?.member("expected")?.string == "\"c@d.example\"")
    #expect(differences.first?.member("found")?.string == "\"a@b.example\"")
  }
}

extension JSONValue {
  fileprivate func isSame(_ number: Int64) -> Bool { if case .integer(number) = content { true } else { false } }
}
