import Backup
import Emulation
import Testing

@Suite("Resets", .timeLimit(.minutes(5)))
struct ResetTests {
  private static let reset = "/_emulator/reset"
  private static let events = "/v6/RestoreSessions/\(Requests.session)/Events"
  private static func session(_ id: String) -> String { "/_emulator/sessions/\(id)" }

  private func request(_ method: String, _ path: String, fields: String = "") -> String {
    "\(method) \(path) HTTP/1.1\r\nHost: localhost:4443\r\nAuthorization: Bearer dev-token\r\n\(fields)\r\n"
  }

  private func explore(_ served: InProcess) throws -> String {
    let body = "{}"
    let list = try served.send(request("GET", "/v6/Organizations")).body
    let id = try #require(list.firstMatch(of: /"id":"([^"]+)"/)?.1)
    let answer = try served.send(
      request("POST", "/v6/Organizations/\(id)/explore", fields: "Content-Length: \(body.utf8.count)\r\n") + body)
    return String(try #require(answer.body.firstMatch(of: /"id":"([^"]+)"/)?.1))
  }

  @Test("put everything back to the fixtures, with 204 and no body")
  func everything() throws {
    let served = try InProcess()
    let explored = try explore(served)
    #expect(try served.send(request("POST", "/v6/RestoreSessions/\(Requests.session)/Stop")).status == 200)
    #expect(try served.send(Requests.restore()).status == 500)

    let answer = try served.send(request("POST", Self.reset))
    #expect(answer.status == 204)
    #expect(answer.body.isEmpty)
    #expect(answer["Content-Type"] == nil)
    #expect(answer["Cache-Control"] == "no-store")
    #expect(try served.send(Requests.restore()).status == 200)
    #expect(try served.send(request("GET", "/v6/RestoreSessions/\(explored)")).status == 404)
  }

  @Test("put one session back, and leave the others")
  func oneSession() throws {
    let served = try InProcess()
    let explored = try explore(served)
    _ = try served.send(Requests.restore())
    _ = try served.send(request("POST", "/v6/RestoreSessions/\(Requests.session)/Stop"))

    #expect(try served.send(request("DELETE", Self.session(Requests.session.uppercased()))).status == 204)
    #expect(try served.send(request("GET", Self.events)).body.contains("\"Restore\"") == false)
    #expect(try served.send(Requests.restore()).status == 200)
    #expect(try served.send(request("GET", "/v6/RestoreSessions/\(explored)")).status == 200)

    #expect(try served.send(request("DELETE", Self.session(explored) + "/")).status == 204)
    #expect(try served.send(request("GET", "/v6/RestoreSessions/\(explored)")).status == 404)
    #expect(try served.send(request("DELETE", Self.session(explored))).status == 404)
    #expect(try served.send(request("GET", Self.events)).body.contains("\"Restore\""))
  }

  @Test(
    "are problems where there is nothing to reset",
    arguments: [
      ("DELETE", session("99999999-0000-4000-8000-000000000009"), 404, "There is no restore session with this id."),
      ("DELETE", session("1"), 400, "The id in the path is no UUID: 8-4-4-4-12 hexadecimal digits."),
      ("DELETE", "/_emulator/sessions", 404, "There is no such call below /_emulator/."),
      ("DELETE", "/_emulator/sessions/", 404, "There is no such call below /_emulator/."),
      ("DELETE", session("1/2"), 404, "There is no such call below /_emulator/."),
      ("DELETE", "/_emulator/sessionsx1", 404, "There is no such call below /_emulator/."),
    ])
  func problems(method: String, path: String, status: Int, detail: String) throws {
    let answer = try InProcess().send(request(method, path))
    #expect(answer.status == status)
    #expect(answer["Content-Type"] == "application/problem+json")
    #expect(answer["Cache-Control"] == "no-store")
    #expect(answer.body.contains(#""detail":"\#(detail)""#))
  }

  @Test(
    "have one method each",
    arguments: [("GET", reset, "POST"), ("DELETE", reset, "POST"), ("GET", session("1"), "DELETE")])
  func methods(method: String, path: String, allow: String) throws {
    let answer = try InProcess().send(request(method, path))
    #expect(answer.status == 405)
    #expect(answer["Allow"] == allow)
  }

  /// Settings and field lines, and the status on loopback and elsewhere.
  static let access: [(isOpen: Bool, token: String?, fields: String, loopback: Int, elsewhere: Int)] = [
    (false, nil, "", 204, 403),
    (false, nil, "X-Control: Bearer t0ken\r\n", 204, 403),
    (true, nil, "", 204, 204),
    (true, "t0ken", "", 204, 204),
    (false, "t0ken", "", 204, 401),
    (false, "t0ken", "Authorization: Bearer t0ken\r\n", 204, 204),
    (false, "t0ken", "authorization: bearer   t0ken \r\n", 204, 204),
    (false, "t0ken", "Authorization: Bearer t0kem\r\n", 204, 401),
    (false, "t0ken", "Authorization: Bearer t0ken1\r\n", 204, 401),
    (false, "t0ken", "Authorization: Bearer\r\n", 204, 401),
    (false, "t0ken", "Authorization: Bearert0ken\r\n", 204, 401),
    (false, "t0ken", "Authorization: Basic t0ken\r\n", 204, 401),
    (false, "t0ken", "Authorization: Bearer dev-token\r\n", 204, 401),
    (false, "t0ken", "Authorization: Bearer t0ken\r\nAuthorization: Bearer t0ken\r\n", 204, 401),
  ]

  @Test(
    "are for those who have access", arguments: access,
    ["POST /_emulator/reset", "DELETE \(session(Requests.session))"])
  func whoMay(
    _ vector: (isOpen: Bool, token: String?, fields: String, loopback: Int, elsewhere: Int), line: String
  ) throws {
    let served = try InProcess {
      $0.isControlOpen = vector.isOpen
      $0.controlToken = vector.token.map { Secret($0) }
    }
    let request = "\(line) HTTP/1.1\r\nHost: localhost:4443\r\n\(vector.fields)\r\n"
    #expect(try served.send(request).status == vector.loopback)
    let answer = try served.send(request, onLoopback: false)
    #expect(answer.status == vector.elsewhere)
    #expect(answer["WWW-Authenticate"] == (vector.elsewhere == 401 ? "Bearer" : nil))
    #expect(!answer.body.contains("t0ken"))
  }

  @Test("change nothing when they are refused")
  func refused() throws {
    let served = try InProcess()
    let explored = try explore(served)
    for (method, path) in [("POST", Self.reset), ("DELETE", Self.session(explored))] {
      #expect(try served.send(request(method, path), onLoopback: false).status == 403)
      #expect(
        try served.send(request(method, path, fields: "Origin: https://evil.example\r\n")).status == 403)
    }
    #expect(try served.send(request("GET", "/v6/RestoreSessions/\(explored)")).status == 200)
  }

  @Test(
    "leave health, CA and document to everybody, wherever they ask", arguments: ["health", "ca.pem", "openapi.json"])
  func openCalls(call: String) throws {
    #expect(try InProcess().send(Requests.get("/_emulator/\(call)"), onLoopback: false).status == 200)
  }
}
