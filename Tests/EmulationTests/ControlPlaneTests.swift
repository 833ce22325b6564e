import Backup
import Testing
import Verdict

@Suite("The control plane", .timeLimit(.minutes(5)))
struct ControlPlaneTests {
  /// What the vendor's server adds to every answer, and `/_emulator/` must not, but for Cache-Control.
  static let vendorFields = [
    "Strict-Transport-Security", "X-Content-Type-Options", "X-XSS-Protection", "X-Frame-Options", "Pragma",
    "X-Emulator-Request", "X-Emulator-Verdict",
  ]

  @Test(
    "tells its health, in any case of the path and with a slash at its end",
    arguments: ["/_emulator/health", "/_EMULATOR/Health", "/_emulator/health/", "/_emulator/health?x=1"],
    ["GET", "HEAD"])
  func health(path: String, method: String) throws {
    let answer = try InProcess().send(Requests.get(path, method: method), after: 42)
    #expect(answer.status == 200)
    #expect(answer["Content-Type"] == "application/json")
    #expect(answer["Cache-Control"] == "no-store")
    #expect(answer.body == #"{"status":"ok","instance":"k3f9","version":"1.2.3","uptimeSeconds":42}"#)
    for name in Self.vendorFields { #expect(answer[name] == nil, "\(name)") }
  }

  @Test("never tells a negative uptime, though the wall clock be set back")
  func uptime() throws {
    let answer = try InProcess().send(Requests.get("/_emulator/health"), after: -5)
    #expect(answer.body.contains(#""uptimeSeconds":0}"#))
  }

  @Test("hands out the CA")
  func authority() throws {
    let answer = try InProcess().send(Requests.get("/_emulator/ca.pem"))
    #expect(answer.status == 200)
    #expect(answer["Content-Type"] == "application/pem-certificate-chain")
    #expect(answer.body == InProcess.authority)
  }

  @Test("hands out the OpenAPI document, its own calls in it")
  func openAPI() throws {
    let answer = try InProcess().send(Requests.get("/_emulator/openapi.json"))
    #expect(answer.status == 200)
    #expect(answer["Content-Type"] == "application/json")
    #expect(answer.body.contains(#""/_emulator/openapi.json""#))
    #expect(answer.body.contains(#""url": "https://localhost:4443""#))
    let elsewhere = "GET /_emulator/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:33607\r\n\r\n"
    #expect(try InProcess().send(elsewhere).body.contains(#""url": "https://127.0.0.1:33607""#))
  }

  @Test("has no CA to hand out when the certificate is the user's")
  func noAuthority() throws {
    let answer = try InProcess(authority: nil).send(Requests.get("/_emulator/ca.pem"))
    try expectProblem(answer, 404, "Not Found")
  }

  @Test(
    "answers 404 for a call that is not there",
    arguments: [
      "/_emulator", "/_emulator/", "/_emulator/resets", "/_emulator/health/x", "/_emulator//health", "/_emulator/healt",
    ])
  func unknownCall(path: String) throws {
    try expectProblem(try InProcess().send(Requests.get(path)), 404, "Not Found")
  }

  @Test("leaves a path that only begins like its own to the API")
  func similarPath() throws {
    let answer = try InProcess().send(Requests.get("/_emulators/health"))
    #expect(answer.status == 404)
    #expect(answer["Strict-Transport-Security"] != nil)
    #expect(answer.body.contains("No HTTP resource was found"))
  }

  @Test(
    "answers 405 with Allow for another method", arguments: ["/_emulator/health", "/_emulator/ca.pem"],
    ["POST", "DELETE", "OPTIONS", "BREW"])
  func wrongMethod(path: String, method: String) throws {
    let answer = try InProcess().send(Requests.get(path, method: method))
    try expectProblem(answer, 405, "Method Not Allowed")
    #expect(answer["Allow"] == "GET, HEAD")
  }

  @Test(
    "refuses requests from another web origin",
    arguments: [
      ("https://localhost:4443", 200),
      ("HTTPS://LOCALHOST:4443", 200),
      ("https://localhost", 403),
      ("http://localhost:4443", 403),
      ("https://localhost:44430", 403),
      ("https://evil.example", 403),
      ("https://localhost:4443.evil.example", 403),
      ("https://", 403),
      ("null", 403),
      ("", 403),
    ])
  func origin(_ origin: String, _ status: Int) throws {
    let answer = try InProcess().send(Requests.get("/_emulator/health", fields: "Origin: \(origin)\r\n"))
    #expect(answer.status == status)
    if status == 403 { try expectProblem(answer, 403, "Forbidden") }
  }

  @Test(
    "refuses what a browser says is another site's or another origin's",
    arguments: [
      ("Sec-Fetch-Site: same-origin", 200),
      ("Sec-Fetch-Site: none", 200),
      ("Sec-Fetch-Site: cross-site", 403),
      ("Sec-Fetch-Site: same-site", 403),
      ("Sec-Fetch-Site: ", 403),
      ("Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site", 403),
      ("Origin: https://localhost:4443\r\nSec-Fetch-Site: same-origin", 200),
      ("Origin: https://localhost:4443\r\nSec-Fetch-Site: same-site", 200),
      ("Origin: https://localhost:4443\r\nSec-Fetch-Site: cross-site", 403),
      ("Origin: https://localhost:3000\r\nSec-Fetch-Site: same-site", 403),
      ("Origin: null\r\nSec-Fetch-Site: none", 403),
    ])
  func fetchMetadata(fields: String, status: Int) throws {
    let answer = try InProcess().send(Requests.get("/_emulator/health", fields: "\(fields)\r\n"))
    #expect(answer.status == status)
    if status == 403 { try expectProblem(answer, 403, "Forbidden") }
  }

  @Test("takes an origin's default port for what it is")
  func defaultPort() throws {
    let request = "GET /_emulator/health HTTP/1.1\r\nHost: localhost:443\r\nOrigin: https://localhost\r\n\r\n"
    #expect(try InProcess().send(request).status == 200)
  }

  @Test("refuses two origins, one of which might be right")
  func twoOrigins() throws {
    let fields = "Origin: https://localhost:4443\r\nOrigin: https://evil.example\r\n"
    #expect(try InProcess().send(Requests.get("/_emulator/health", fields: fields)).status == 403)
  }

  @Test("says as problem details that a message is no request, where its path is known")
  func malformed() throws {
    let answer = try InProcess().send(
      "POST /_emulator/health HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n")
    try expectProblem(answer, 413, "Content Too Large")
    #expect(answer.closesConnection)
    for name in Self.vendorFields { #expect(answer[name] == nil, "\(name)") }
  }

  private func expectProblem(_ answer: Exchange, _ status: Int, _ title: String) throws {
    #expect(answer.status == status)
    #expect(answer["Content-Type"] == "application/problem+json")
    #expect(answer["Cache-Control"] == "no-store")
    let start = #"{"type":"about:blank","title":"\#(title)","status":\#(status),"detail":""#
    #expect(answer.body.hasPrefix(start), "\(answer.body)")
  }
}
