import Emulation
import Exchange
import JSONText
import Testing
import TestSupport

@Suite("The calls about a whole run", .timeLimit(.minutes(5)))
struct RunCallTests {
  private let emulator: InProcess

  init() throws { emulator = try InProcess() }

  private func call(_ method: String, _ path: String, _ body: String = "", fields: String = "") throws -> Exchange {
    let type = body.isEmpty ? "" : "Content-Type: application/json\r\n"
    return try emulator.send(
      "\(method) /_emulator/\(path) HTTP/1.1\r\nHost: localhost\r\n\(type)\(fields)"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  private func json(_ answer: Exchange) throws -> JSONValue { try JSONValue(parsing: answer.body.utf8.span) }

  private static let misspelt = #"{"userName":"a@b.example","userPassword":"x","userPasword":"hunter2-secret"}"#

  @Test("judge what came: inconclusive, pass, fail")
  func assert() throws {
    let nothing = try call("POST", "assert")
    #expect(nothing.status == 409)
    #expect(nothing["Content-Type"] == "application/problem+json")
    #expect(try json(nothing).member("verdict")?.string == "inconclusive")
    _ = try emulator.send(Requests.restore())
    let pass = try call("POST", "assert")
    #expect(pass.status == 200)
    #expect(pass["Content-Type"] == "application/json")
    #expect(try json(pass).member("verdict")?.string == "pass")
    _ = try emulator.send(Requests.restore(body: Self.misspelt))
    let fail = try call("POST", "assert")
    #expect(fail.status == 409)
    let finding = try #require(try json(fail).value(at: ["findings", "0"]))
    #expect(finding.member("rule")?.string == "body.member")
    #expect(finding.member("pointer")?.string == "/userPasword")
    #expect(finding.member("kind")?.string == "warning")
    #expect(finding.member("operation")?.string == "restoreMailbox")
    #expect(finding.member("session")?.string == Requests.session)
    #expect(finding.member("first")?.string == "k3f9-4")
    #expect(finding.member("suggestion")?.string == "did you mean userPassword?")
    #expect(!fail.body.contains("hunter2-secret"))
  }

  @Test("take known findings, and refuse misspelt ones")
  func known() throws {
    _ = try emulator.send(Requests.restore(body: Self.misspelt))
    let known = #"{"known":[{"rule":"body.member","pointer":"/userPasword","operation":"restoreMailbox"}]}"#
    #expect(try call("POST", "assert", known).status == 200)
    #expect(try call("POST", "assert", #"{"known":[{"rule":"body.member"},{"rule":"json.comment"}]}"#).status == 409)
    let misspelt = try call("POST", "assert", #"{"known":[{"rule":"body.membr"}]}"#)
    #expect(misspelt.status == 400)
    #expect(misspelt.body.contains(#"did you mean \"body.member\"?"#))
    #expect(try call("POST", "assert", #"{"knwon":[]}"#).status == 400)
    #expect(try call("POST", "assert?sesion=1").status == 400)
  }

  @Test("judge one session alone")
  func session() throws {
    let other = "0b5c2d4e-0000-4000-8000-000000000001"
    let body = #"{"mailboxes":["\#(Requests.mailbox)"]}"#
    #expect(try call("PUT", "sessions/\(other)", body).status == 201)
    _ = try emulator.send(Requests.restore(body: Self.misspelt))
    #expect(try json(call("POST", "assert?session=\(other)")).member("verdict")?.string == "inconclusive")
    _ = try emulator.send(
      Requests.get("/v6/RestoreSessions/\(other)", fields: "Authorization: Bearer dev-token\r\n"))
    #expect(try call("POST", "assert?session=\(other)").status == 200)
    #expect(try call("POST", "assert?session=\(Requests.session)").status == 409)
    #expect(try call("POST", "assert").status == 409)
  }

  @Test("begin anew at a reset, and keep for the run what a session was that is over")
  func reset() throws {
    _ = try emulator.send(Requests.restore(body: Self.misspelt))
    #expect(try call("PUT", "expectations/a?session=\(Requests.session)", #"{"match":{}}"#).status == 204)
    #expect(try call("POST", "faults?session=\(Requests.session)", #"{"effect":{"status":503}}"#).status == 201)
    #expect(try call("DELETE", "sessions/\(Requests.session)").status == 204)
    let run = try json(call("POST", "assert"))
    #expect(run.member("findings")?.elements?.count == 1)
    #expect(run.member("expectations")?.elements?.isEmpty == true)
    #expect(run.member("unhitFaults")?.elements?.isEmpty == true)
    #expect(try call("POST", "reset").status == 204)
    #expect(try json(call("POST", "assert")).member("verdict")?.string == "inconclusive")
  }

  @Test("expect something by name")
  func expectations() throws {
    #expect(try call("PUT", "expectations/one%20restore", #"{"match":{"operation":"restoreMailbox"}}"#).status == 204)
    #expect(try call("PUT", "expectations/x", #"{"match":{"oparation":"restoreMailbox"}}"#).status == 400)
    #expect(try call("POST", "assert").status == 409)
    _ = try emulator.send(Requests.restore())
    let listed = try json(call("GET", "expectations"))
    #expect(listed.value(at: ["results", "0", "name"])?.string == "one restore")
    #expect(listed.value(at: ["results", "0", "state"])?.string == "met")
    #expect(try call("POST", "assert").status == 200)
    #expect(try call("DELETE", "expectations/two").status == 404)
    #expect(try call("DELETE", "expectations/one%20restore").status == 204)
    #expect(try json(call("GET", "expectations")).member("results")?.elements?.isEmpty == true)
    let without = try InProcess { $0.journalEntries = 0 }
    #expect(
      try without.send(
        "PUT /_emulator/expectations/a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 12\r\n\r\n{\"match\":{}}"
      ).status == 409)
    // What needs no journal is judged all the same.
    _ = try without.send(Requests.restore())
    #expect(try without.send("POST /_emulator/assert HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 200)
  }

  @Test("do not take what a fault rule did for what the client met")
  func faults() throws {
    #expect(try call("POST", "faults", #"{"effect":{"status":503,"retryAfter":5}}"#).status == 201)
    #expect(try json(call("POST", "assert")).member("unhitFaults")?.elements?.count == 1)
    #expect(try emulator.send(Requests.restore()).status == 503)
    let verdict = try json(call("POST", "assert"))
    #expect(verdict.member("reasons")?.elements?.map(\.string) == ["No request was judged."])
    _ = try emulator.send(Requests.restore(), after: 1)
    #expect(try call("POST", "assert").status == 200)
    let clients = try json(call("GET", "clients"))
    let findings = try #require(clients.value(at: ["clients"])?.elements).flatMap {
      $0.member("findings")?.elements ?? []
    }
    #expect(findings.map { $0.member("what")?.string } == ["retry-after-ignored"])
  }

  @Test("name calls that are not emulated")
  func notEmulated() throws {
    _ = try emulator.send(Requests.get("/v6/HistorySettings", fields: "Authorization: Bearer dev-token\r\n"))
    let verdict = try json(call("POST", "assert"))
    #expect(verdict.value(at: ["notEmulated", "0", "operation"])?.string == "GET /v6/HistorySettings")
  }

  @Test("give JUnit's XML to those who ask for it")
  func junit() throws {
    _ = try emulator.send(Requests.restore(body: Self.misspelt))
    let answer = try call("POST", "assert", fields: "Accept: application/xml\r\n")
    #expect(answer.status == 409)
    #expect(answer["Content-Type"] == "application/xml")
    #expect(answer.body.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"2\" failures=\"2\""))
    #expect(answer.body.contains("name=\"body.member at /userPasword of restoreMailbox in \(Requests.session)\""))
    #expect(!answer.body.contains("hunter2-secret"))
  }

  @Test("hand out the run as one document")
  func run() throws {
    _ = try emulator.send(Requests.restore(body: Self.misspelt))
    let answer = try call("GET", "run")
    let run = try json(answer)
    #expect(run.member("format")?.string == "vb365-emulator-run/1")
    #expect(run.value(at: ["emulator", "version"])?.string == "1.2.3")
    #expect(run.value(at: ["emulator", "instance"])?.string == "k3f9")
    #expect(run.value(at: ["settings", "bulk-shape"])?.string == "both")
    #expect(run.value(at: ["verdict", "verdict"])?.string == "fail")
    #expect(run.value(at: ["clients", "clients", "0", "client"])?.string == "administrator")
    #expect(run.value(at: ["journal", "results", "0", "id"])?.string == "k3f9-1")
    #expect(run.value(at: ["journal", "results", "0", "warnings", "0", "rule"])?.string == "body.member")
    #expect(run.value(at: ["journal", "results", "0", "curl"]) != nil)
    for secret in ["hunter2-secret", "dev-token"] { #expect(!answer.body.contains(secret)) }
  }

  @Test(
    "are refused to those who may not, as they tell what clients sent", arguments: ["clients", "run", "expectations"])
  func access(path: String) throws {
    #expect(try emulator.send(Requests.get("/_emulator/\(path)"), onLoopback: false).status == 403)
    #expect(
      try emulator.send("POST /_emulator/assert HTTP/1.1\r\nHost: rebound.example\r\n\r\n").status == 421)
  }
}
