import Emulation
import HTTP1
import Testing
import TestSupport
import Verdict

@Suite("What the log says of a request", .timeLimit(.minutes(5)))
struct RequestReportTests {
  private static let restorePath =
    "/v6/RestoreSessions/\(Requests.session)/organization/mailboxes/\(Requests.mailbox)/restore"

  @Test("is one line: id, method, path, status, rule, place, what was expected and what was found")
  func refusal() throws {
    let body = "{\n  \"userName\": \"a\",\n  \"userPassword\": [1]\n}"
    let answer = try InProcess().send(Requests.restore(body: body))
    let explanation = try #require(answer.outcome.explanation)
    #expect(explanation.isRefusal)
    #expect(explanation.rule == "body.type")
    #expect(
      answer.report.description
        == "request k3f9-1: POST \(Self.restorePath) refused with 400; "
        + "body.type (framework) at /userPassword, line 3 column 19: expected a string, found array "
        + "(write a string in double quotes, or leave it out)")
  }

  @Test("says of an odd request that it was answered, and marks what was odd")
  func warning() throws {
    let body = #"{"userName":"a","userPassword":"b","userCodes":"c"}"#
    let answer = try InProcess().send(Requests.restore(body: body))
    #expect(answer.outcome.explanation?.isRefusal == false)
    #expect(
      answer.report.description
        == "request k3f9-1: POST \(Self.restorePath) answered with 200; warning: body.member (client) at /userCodes, "
        + "line 1 column 36: expected a property of this call, found another name (did you mean userCode?)")
  }

  @Test("names eight violations, and counts the others")
  func many() throws {
    let list = Array(repeating: "1", count: 11).joined(separator: ",")
    let request = Requests.restore(mailbox: "", body: "{\"mailBoxes\":[\(list)]}").replacing(
      "mailboxes//", with: "mailboxes/")
    let line = try InProcess().send(request).report.description
    #expect(line.split(separator: "; ").count == 10, "\(line)")
    #expect(line.hasSuffix("; and 3 more violations"), "\(line)")
  }

  @Test("says of a plain request how it was answered", arguments: ["/_emulator/health", "/v6/organizations"])
  func plain(path: String) throws {
    let answer = try InProcess().send(Requests.get(path, fields: "Authorization: Bearer dev-token\r\n"))
    #expect(answer.outcome.explanation == nil)
    #expect(answer.report.description == "request k3f9-1: GET \(path) answered with 200")
  }

  @Test("has taken apart what a line has")
  func findings() throws {
    let body = #"{"userName":"a","userPassword":"b","impersonationAccountName":"c","userCodes":"d"}"#
    let report = try InProcess().send(Requests.restore(body: body)).report
    #expect(report.method == "POST")
    #expect(report.path == Self.restorePath)
    #expect(report.status.code == 400)
    let findings = try #require(report.explanation).findings
    #expect(findings.map(\.isWarning) == [false, true])
    #expect(findings.map(\.rule) == ["credentials.impersonation-companion", "body.member"])
    #expect(findings.map(\.basis) == ["documented", "client"])
    #expect(findings.map(\.pointer) == ["/impersonationAccountName", "/userCodes"])
    #expect(findings.map { $0.position?.column } == [63, 67])
    #expect(findings.map(\.expected) == ["only together with applicationCertificate", "a property of this call"])
    #expect(findings.map(\.found) == ["string of 1 character", "another name"])
    #expect(
      findings.map(\.suggestion) == ["leave it out, or give applicationCertificate", "did you mean userCode?"])
  }

  @Test(
    "never holds a secret",
    arguments: [
      Requests.restore(body: #"{"userName":"a","userPassword":"hunter2","userCode":"hunter2"}"#),
      Requests.restore(body: #"{"userCode":"hunter2"}"#),
      Requests.restore(token: "hunter2"),
      Requests.restore(body: #"{"userPassword":"hunter2}"#),
      Requests.restore(body: #"{"userPassword":"hunter2", hunter2}"#),
      Requests.restore(body: #"{"applicationCertificate":"hunter2","applicationCertificatePassword":"hunter2"}"#),
      Requests.get("/v6/nothing?access_token=hunter2"),
      Requests.get("/v6/nothing?hunter2"),
      Requests.get("https://user:hunter2@localhost/v6/nothing"),
      Requests.get("/v6/\(String(repeating: "hunter2", count: 6))"),
      Requests.get("/v6/eyJhbGciOiJhunter2.e30"),
      Requests.get("/v6/nothing?\(String(repeating: "hunter2", count: 6))=1"),
    ])
  func holdsNoSecret(request: String) throws {
    let answer = try InProcess().send(request)
    #expect(answer.outcome.explanation != nil)
    #expect(!answer.report.description.contains("hunter2"), "\(answer.report)")
    #expect(!answer.fields.contains { $0.value.contains("hunter2") })
  }

  @Test("is one line, though a name has line ends or turns the writing around")
  func oneLine() throws {
    let body = #"{"userName":"a","userPassword":"b","x\n\u2028\u202ey":1}"#
    let report = try InProcess().send(Requests.restore(body: body)).report
    for text in [report.description, try #require(report.explanation?.findings.first).pointer] {
      #expect(!text.unicodeScalars.contains { ["\n", "\u{2028}", "\u{202E}"].contains($0) }, "\(text)")
    }
  }

  @Test(
    "shows a path with its ids, and of a query the names",
    arguments: [
      (
        "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/Events?limit=5&offset=1",
        "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/Events?limit=…&offset=…"
      ),
      ("/v6/x?", "/v6/x?"), ("/v6/x?a", "/v6/x?…"), ("/v6/x?a&=b&c==d&", "/v6/x?…&=…&c=…"),
      ("https://other:1/v6/x?a=b", "/v6/x?a=…"), ("//v6//x/", "//v6//x/"), ("/v6/%7Bid%7D", "/v6/%7Bid%7D"),
      ("/v6/%7B380d7caf-6294-4a33-b50a-b8aeb13af58c%7D", "/v6/%7B380d7caf-6294-4a33-b50a-b8aeb13af58c%7D"),
      ("/v6/\(String(repeating: "a", count: 40))", "/v6/[40 bytes]"), ("/v6/hunter2", "/v6/[7 bytes]"),
      ("/v6/RestoreSesions/a", "/v6/RestoreSesions/a"), ("/V6/token", "/V6/token"), ("/emulator/x", "/[8 bytes]/x"),
      ("/v6/\(String(repeating: "a", count: 41))/restore", "/v6/[41 bytes]/restore"),
      ("/v6/eyJ", "/v6/[3 bytes]"), ("/v6/ey", "/v6/[2 bytes]"),
      ("/v6/x?\(String(repeating: "a", count: 41))=1&b=", "/v6/x?[41 bytes]=…&b=…"),
    ])
  func path(target: String, shown: String) throws {
    #expect(try InProcess().send(Requests.get(target)).report.path == shown)
  }

  @Test("shows the ids of folders and items, however they are encoded, and ends in dots where a path is too long")
  func longPath() throws {
    let emulator = try InProcess()
    let mailbox = "/v6/RestoreSessions/\(Requests.session)/organization/mailboxes/\(Requests.mailbox)"
    let token = "Authorization: Bearer dev-token\r\n"
    for list in ["folders", "items"] {
      let page = try emulator.send(Requests.get("\(mailbox)/\(list)?limit=1", fields: token)).body
      let start = try #require(page.firstRange(of: "\"id\":\"")).upperBound
      let id = String(page[start...].prefix { $0 != "\"" })
      #expect(id.utf8.count > 40)
      for id in [id, id.replacing("=", with: "%3D")] {
        let path = "\(mailbox)/\(list)/\(id)"
        #expect(try emulator.send(Requests.get(path, fields: token)).report.path == path)
      }
    }
    let path = try #require(emulator.send(Requests.get(String(repeating: "/api", count: 1000))).report.path)
    #expect(path == String(repeating: "/api", count: 50) + "…")
  }

  @Test(
    "has what is known of a message that is no request",
    arguments: [
      ("GET /v6/x HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "GET /v6/x refused with 400; "),
      ("GET /v6/x HTTP/1.1\r\n", "GET /v6/x refused with 408; "),
      ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n\r\n", "GET refused with 414; "),
      ("GET nothing HTTP/1.1\r\n\r\n", "GET refused with 400; "), ("\u{0}\u{1}", "refused with 400; "),
      ("", "refused with 408; "),
    ])
  func noRequest(message: String, shown: String) throws {
    let line = try InProcess().send(message).report.description
    #expect(line.hasPrefix("request k3f9-1: \(shown)"), "\(line)")
  }
}
