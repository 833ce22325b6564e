import ArgumentParser
import JSONText
import Testing

@testable import vb365_emulator

@Suite("Commands that call an emulator", .timeLimit(.minutes(1)))
struct ControlCommandTests {
  private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8.span) }

  @Test(
    "read durations as people type them",
    arguments: [
      ("90", 90_000), ("1.5", 1500), ("90s", 90_000), ("5m", 300_000), ("1h30m", 5_400_000), ("2d", 172_800_000),
      ("500ms", 500), ("-1m", -60_000), ("0", 0), ("", nil), ("-", nil), ("x", nil), ("5x", nil), ("m", nil),
      ("1m2", nil),
      ("1e3", nil), ("inf", nil), ("nan", nil), ("99999999999d", nil), ("1..2", nil), ("٣", nil),
    ] as [(String, Int64?)])
  func durations(text: String, milliseconds: Int64?) {
    #expect(DurationText.milliseconds(of: text) == milliseconds)
  }

  @Test(
    "refuse a clock what it cannot do",
    arguments: [
      ["advance"], ["set"], ["advance", "soon"], ["show", "1"], ["freeze", "1"], ["stop"], ["set", "a", "b"],
    ])
  func clockUsage(arguments: [String]) {
    #expect(throws: (any Error).self) { try ClockCommand.parse(arguments) }
  }

  @Test(
    "say what a clock shows",
    arguments: [
      (#"{"now": "N", "isFrozen": false, "offsetSeconds": 0}"#, "N\n"),
      (#"{"now": "N", "isFrozen": true, "offsetSeconds": 0}"#, "N frozen\n"),
      (#"{"now": "N", "isFrozen": true, "offsetSeconds": 1.5}"#, "N frozen, 1.5 s ahead\n"),
      (#"{"now": "N", "isFrozen": false, "offsetSeconds": -3}"#, "N 3 s behind\n"),
    ])
  func clock(answer: String, text: String) throws {
    #expect(ClockCommand.text(of: try json(answer)) == text)
  }

  @Test("list a fault rule on a line")
  func fault() throws {
    let rule =
      #"{"id": "3", "match": {"path": "*\n"}, "effect": {"status": 503}, "skip": 0, "times": 2, "matched": 5, "hits": 1}"#
    #expect(
      ListFaults.line(of: try json(rule)) == #"3: hit 1 of 2, matched 5: {"status":503} on {"path":"*\n"}"# + "\n")
  }

  @Test("take an id or a session of faults to clear, not both")
  func clear() throws {
    #expect(try ClearFaults.parse(["3"]).fault == "3")
    #expect(throws: (any Error).self) { try ClearFaults.parse(["3", "--session", "s"]) }
  }

  @Test("tell the requests that come nearest, member by member")
  func nearest() throws {
    let near = #"""
      [{"method": "GET", "path": "/v6/Token", "status": 404, "time": "T01:02:03Z", "verdict": "ok",
        "differences": [{"member": "method", "expected": "POST", "found": "GET"}, {"member": "/a", "expected": "1", "found": "nothing"}]}]
      """#
    #expect(
      VerifyText.nearest(try #require(try json(near).elements)) == [
        "near: 01:02:03.000 GET /v6/Token 404 0.0 ms ok", "    method: expected POST, found GET",
        "    /a: expected 1, found nothing",
      ])
  }

  @Test("put a list of known violations into a body, and take a body as it is")
  func known() throws {
    #expect(
      String(decoding: AssertCommand.body(known: try json("[{\"rule\": \"r\"}]")), as: UTF8.self)
        == #"{"known":[{"rule":"r"}]}"#)
    #expect(String(decoding: AssertCommand.body(known: try json("{\"known\": []}")), as: UTF8.self) == #"{"known":[]}"#)
  }

  @Test("print the verdict and a line for each thing that speaks against it")
  func verdict() throws {
    let answer = #"{"verdict": "fail", "reasons": ["one", "two\n"]}"#
    #expect(AssertText.text(of: try json(answer), "fail") == "fail\n    one\n    two\\n\n")
  }

  @Test("read JSON that is the argument itself, with its place where it is none")
  func documents() throws {
    #expect(try GivenDocument(" [1]").json.elements?.count == 1)
    #expect(try GivenDocument("{}").path == nil)
    #expect(throws: ExitCode(65)) { try GivenDocument("{") }
    #expect(throws: ExitCode(66)) { try GivenDocument("no/such.json") }
  }
}
