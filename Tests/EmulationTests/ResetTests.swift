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
    arguments: [("GET", reset, "POST"), ("DELETE", reset, "POST"), ("GET", session("1"), "PUT, DELETE")])
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

  /// Hosts, and the statuses where the emulator listens on one address and where it listens on all.
  static let hosts: [(host: String, one: Int, all: Int)] = [
    ("localhost:4443", 204, 204),
    ("LocalHost", 204, 204),
    ("localhost.", 204, 204),
    ("my-app.localhost:4443", 204, 204),
    ("127.0.0.1:4443", 204, 204),
    ("127.9.9.9", 204, 204),
    ("[::1]:4443", 204, 204),
    ("[0:0::0:1]", 204, 204),
    ("[::ffff:127.0.0.1]", 204, 204),
    ("emulator.example:4443", 204, 204),
    ("EMULATOR.example.", 204, 204),
    ("a.apps.example", 204, 204),
    ("192.0.2.7", 204, 204),
    ("[2001:DB8:0::7]:1", 204, 204),
    ("192.0.2.8", 421, 204),
    ("[2001:db8::8]", 421, 204),
    ("evil.example:4443", 421, 421),
    ("notlocalhost", 421, 421),
    ("localhost.evil.example", 421, 421),
    ("127.0.0.1.evil.example", 421, 421),
    ("127.1", 421, 421),
    ("a.emulator.example", 421, 421),
    ("apps.example", 421, 421),
    ("a.b.apps.example", 421, 421),
    ("local%68ost", 421, 421),
  ]

  @Test("are for those who call the emulator by a name of its own", arguments: hosts)
  func ownNames(host: String, one: Int, all: Int) throws {
    for (takesAnyAddress, status) in [(false, one), (true, all)] {
      let served = try InProcess {
        $0.hostNames = ["Emulator.example", "*.apps.example", "192.0.2.7", "2001:db8::7"]
        $0.takesAnyAddress = takesAnyAddress
        $0.controlToken = Secret("t0ken")
      }
      for line in ["POST \(Self.reset)", "DELETE \(Self.session(Requests.session))"] {
        let answer = try served.send("\(line) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        #expect(answer.status == status)
        // A page that had its name point here is of one origin with it.
        let origin = try served.send("\(line) HTTP/1.1\r\nHost: \(host)\r\nOrigin: https://\(host)\r\n\r\n")
        #expect(origin.status == status)
        if status == 421 { #expect(answer.body.contains(#""title":"Misdirected Request""#)) }
      }
      let token = "POST \(Self.reset) HTTP/1.1\r\nHost: \(host)\r\nAuthorization: Bearer t0ken\r\n\r\n"
      #expect(try served.send(token).status == 204)
      #expect(try served.send("GET /_emulator/health HTTP/1.1\r\nHost: \(host)\r\n\r\n").status == 200)
    }
  }

  @Test("are for programs of HTTP/1.0, too, which name no host")
  func noHost() throws {
    #expect(try InProcess().send("POST \(Self.reset) HTTP/1.0\r\n\r\n").status == 204)
  }

  @Test("change nothing when they are refused")
  func refused() throws {
    let served = try InProcess()
    let explored = try explore(served)
    for (method, path) in [("POST", Self.reset), ("DELETE", Self.session(explored))] {
      #expect(try served.send(request(method, path), onLoopback: false).status == 403)
      #expect(
        try served.send(request(method, path, fields: "Origin: https://evil.example\r\n")).status == 403)
      #expect(
        try served.send(request(method, path, fields: "Sec-Fetch-Site: cross-site\r\n")).status == 403)
      #expect(try served.send("\(method) \(path) HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 421)
    }
    #expect(try served.send(request("GET", "/v6/RestoreSessions/\(explored)")).status == 200)
  }

  @Test(
    "leave health, CA and document to everybody, wherever they ask", arguments: ["health", "ca.pem", "openapi.json"])
  func openCalls(call: String) throws {
    #expect(try InProcess().send(Requests.get("/_emulator/\(call)"), onLoopback: false).status == 200)
  }
}
