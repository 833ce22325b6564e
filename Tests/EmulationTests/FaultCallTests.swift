import Backup
import Emulation
import Exchange
import Faults
import Journal
import JSONText
import Testing
import TestSupport

@Suite("Fault rules", .timeLimit(.minutes(5)))
struct FaultCallTests {
  private let emulator: InProcess

  init() throws { emulator = try InProcess() }

  private func arm(_ rule: String, _ query: String = "") throws -> Exchange {
    try emulator.send(
      "POST /_emulator/faults\(query) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(rule.utf8.count)\r\n\r\n\(rule)")
  }

  private func list() throws -> [JSONValue] {
    let answer = try emulator.send(Requests.get("/_emulator/faults"))
    return try #require(try JSONValue(parsing: answer.body.utf8.span).member("results")?.elements)
  }

  private func number(_ value: JSONValue?) -> Int64? {
    if case .integer(let number)? = value?.content { number } else { nil }
  }

  @Test("hit as many as they say, behind those that they skip, and then no more")
  func turns() throws {
    let armed = try arm(
      #"{"match":{"operation":"restoreMailbox"},"effect":{"status":503,"retryAfter":2},"skip":1,"times":2}"#)
    #expect(armed.status == 201)
    let answers = try (0..<5).map { _ in try emulator.send(Requests.restore()) }
    #expect(answers.map(\.status) == [200, 503, 503, 200, 200])
    #expect(answers.map { $0["X-Emulator-Fault"] } == [nil, "1", "1", nil, nil])
    #expect(answers[1]["Retry-After"] == "2")
    #expect(answers[1]["X-Emulator-Basis"] == "scripted")
    #expect(answers[1].body == #"{"message":"An error has occurred."}"#)
    #expect(number(try list().first?.member("hits")) == 2)
    #expect(number(try list().first?.member("matched")) == 3)
    // What was refused was not restored: there are as many events as after three restores without a rule.
    let path = "/v6/RestoreSessions/\(Requests.session)/Events"
    let list = Requests.get(path, fields: "Authorization: Bearer dev-token\r\n")
    let plain = try InProcess()
    let none = try plain.send(list).body.components(of: "\"id\":")
    for _ in 0..<3 { #expect(try plain.send(Requests.restore()).status == 200) }
    let three = try plain.send(list).body.components(of: "\"id\":")
    #expect(three == none + 3)
    #expect(try emulator.send(list).body.components(of: "\"id\":") == three)
  }

  @Test(
    "look at all that a match looks at",
    arguments: [
      (#"{"method":"POST","path":"*/restore"}"#, true), (#"{"method":"GET"}"#, false),
      (#"{"user":"Administrator"}"#, true), (#"{"user":"other"}"#, false),
      (#"{"body":{"/userPassword":"hunter2-secret"}}"#, true), (#"{"body":{"/userPassword":"other"}}"#, false),
      (#"{"header":{"authorization":"Bearer dev-token"}}"#, true), (#"{"status":"2xx"}"#, true),
      (#"{"status":400}"#, false), ("{}", true), (#"{"version":"v7"}"#, false),
    ])
  func matches(match: String, isHit: Bool) throws {
    #expect(try arm("{\"match\":\(match),\"effect\":{\"status\":599}}").status == 201)
    #expect(try emulator.send(Requests.restore()).status == (isHit ? 599 : 200))
    #expect(try emulator.send(Requests.restore()).status == 200)
  }

  @Test("leave the control plane, and other sessions than theirs, alone")
  func isolation() throws {
    #expect(try arm(#"{"effect":{"status":500},"times":9}"#, "?session=\(Requests.session)").status == 201)
    #expect(try emulator.send(Requests.get("/_emulator/health")).status == 200)
    let token = "Authorization: Bearer dev-token\r\n"
    #expect(try emulator.send(Requests.get("/v6/RestoreSessions", fields: token)).status == 200)
    #expect(try emulator.send(Requests.restore()).status == 500)
  }

  @Test("are gone when they are taken away, one or all, and at a reset")
  func disarming() throws {
    for call in [
      "DELETE /_emulator/faults", "DELETE /_emulator/faults?session=\(Requests.session)", "POST /_emulator/reset",
    ] {
      #expect(try arm("{\"match\":{\"session\":\"\(Requests.session)\"},\"effect\":{\"status\":500}}").status == 201)
      #expect(try emulator.send("\(call) HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 204)
      #expect(try emulator.send(Requests.restore()).status == 200)
    }
    let armed = try JSONValue(parsing: arm(#"{"effect":{"status":500}}"#).body.utf8.span)
    let id = try #require(armed.member("id")?.string)
    #expect(try emulator.send("DELETE /_emulator/faults/\(id) HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 204)
    #expect(try emulator.send("DELETE /_emulator/faults/\(id) HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 404)
    #expect(try emulator.send(Requests.restore()).status == 200)
  }

  @Test("end by themselves")
  func ttl() throws {
    #expect(try arm(#"{"effect":{"status":500},"times":9,"ttlSeconds":600}"#).status == 201)
    #expect(try emulator.send(Requests.restore()).status == 500)
    let entry = JournalEntry(RequestID(run: RunName("run"), number: 1), at: .unixEpoch)
    for (seconds, possibility) in [(599, FaultRules.Possibility.yes), (600, .no)] {
      let uptime = InProcess.start.uptimeNanoseconds + Int64(seconds) * 1_000_000_000
      #expect(emulator.emulator.faults.mayHit(entry, ofAnswers: false, uptimeNanoseconds: uptime) == possibility)
    }
  }

  @Test("draw the same in each run, whatever comes between")
  func draws() throws {
    let rule =
      #"{"match":{"operation":"restoreMailbox"},"effect":{"status":500},"times":1000,"probability":0.5,"seed":7}"#
    #expect(try arm(rule).status == 201)
    let first = try (0..<40).map { _ in try emulator.send(Requests.restore()).status }
    #expect(Set(first) == [200, 500])
    let other = try InProcess()
    let armed =
      "POST /_emulator/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \(rule.utf8.count)\r\n\r\n\(rule)"
    #expect(try other.send(armed).status == 201)
    let second = try (0..<40).map { _ in
      _ = try other.send(Requests.restore(mailbox: SmallWorld.session))
      return try other.send(Requests.restore()).status
    }
    #expect(first == second)
  }

  @Test(
    "are refused with what is wrong, and where",
    arguments: [
      (#"{"match":{}}"#, "has an effect"), (#"{"effect":{"stauts":1}}"#, "did you mean \\\"status\\\"?"),
      (#"{"effect":{"status":99}}"#, "/effect/status"), (#"{"effect":{"close":"body","stall":true}}"#, "contradicts"),
      (#"{"effect":{},"probability":2}"#, "/probability"), (#"{"effect":{},"times":0}"#, "/times"),
      (#"{"match":{"operation":"restoreMailbx"},"effect":{}}"#, "did you mean \\\"restoreMailbox\\\"?"),
      (#"{"match":{"version":"8"},"effect":{}}"#, "did you mean \\\"v8\\\"?"),
      (#"{"match":{"version":"v9"},"effect":{}}"#, "unknown version; known are v5, v6, v7, v8"),
    ])
  func refusals(rule: String, told: String) throws {
    let answer = try arm(rule)
    #expect(answer.status == 400)
    #expect(answer.body.contains(told), "\(answer.body)")
  }

  @Test("tell in the journal how they are armed again, without the secrets that they name")
  func again() throws {
    let rule = #"{"match":{"body":{"/userPassword":"hunter2-secret"}},"effect":{"status":503}}"#
    #expect(try !arm(rule).body.contains("hunter2"))
    _ = try emulator.send(Requests.restore())
    let list = try emulator.send(Requests.get("/_emulator/requests")).body
    #expect(list.contains("\"fault\":\"1\"") && list.contains("\"verdict\":\"ok\""))
    let one = try emulator.send(Requests.get("/_emulator/requests/2")).body
    #expect(one.contains(#"/_emulator/faults' --json '{\"match\""#), "\(one)")
    #expect(!one.contains("hunter2"))
  }
}

extension String {
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
