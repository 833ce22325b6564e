import Emulation
import Exchange
import Testing
import Verdict

@Suite("The emulator's headers", .timeLimit(.minutes(5)))
struct EmulatorHeaderTests {
  static let names = ["X-Emulator-Request", "X-Emulator-Basis", "X-Emulator-Verdict"]

  @Test("say that all is well")
  func verdictOK() throws {
    let answer = try InProcess().send(Requests.restore())
    #expect(answer.status == 200)
    #expect(answer["X-Emulator-Request"] == "k3f9-1")
    #expect(answer["X-Emulator-Basis"] == "documented")
    #expect(answer["X-Emulator-Verdict"] == "ok")
    #expect(answer.outcome.explanation == nil)
  }

  @Test("name every violation, its place and what would be right")
  func verdictViolations() throws {
    let body = #"{"userName":"a","userPassword":"b","impersonationAccountName":"c"}"#
    let answer = try InProcess().send(Requests.restore(body: body))
    #expect(answer.status == 400)
    #expect(
      answer["X-Emulator-Verdict"]
        == "1 violation; /impersonationAccountName: expected only together with applicationCertificate, found string of "
        + "1 character (leave it out, or give applicationCertificate)")
  }

  @Test(
    "read as sentences where what was found takes some words",
    arguments: [
      ("TUlJ", "found bytes that are no PFX (PKCS#12) file: no ASN.1 sequence"),
      ("MAA=", "found ASN.1 that is no PFX (PKCS#12) file"),
      ("MIICAA==", "found a PFX file that is cut off: 512 bytes are missing"),
    ])
  func certificates(text: String, found: String) throws {
    let body = """
      {"applicationId":"11111111-2222-3333-4444-555555555555","applicationCertificate":"\(text)",\
      "applicationCertificatePassword":"b","impersonationAccountName":"c"}
      """
    let verdict = try #require(InProcess().send(Requests.restore(body: body))["X-Emulator-Verdict"])
    #expect(
      verdict.hasPrefix("1 violation; /applicationCertificate: expected a PFX file in Base64, \(found)"), "\(verdict)")
  }

  @Test("name what was odd about a request that was answered")
  func verdictWarning() throws {
    let answer = try InProcess().send(
      Requests.restore(body: #"{"userName":"a","userPassword":"b","userCodes":"c"}"#))
    #expect(answer.status == 200)
    let verdict = try #require(answer["X-Emulator-Verdict"])
    #expect(
      verdict
        == "ok; 1 warning; /userCodes: expected a property of this call, found another name (did you mean userCode?)")
  }

  @Test("are ASCII: an ellipsis is three dots")
  func ellipsis() throws {
    let verdict = try #require(InProcess().send(Requests.get("/v6/RestoreSessions/1/Action"))["X-Emulator-Verdict"])
    #expect(
      verdict.hasSuffix("(v5's .../Action is a call for each wrapper in v6: stop: POST .../{restoreSessionId}/Stop)"),
      "\(verdict)")
  }

  @Test("number every request, and those of the control plane too")
  func idsAreUnique() throws {
    let emulator = try InProcess()
    var ids: Set<String> = []
    for _ in 0..<50 { ids.insert(try emulator.send(Requests.restore()).report.request.description) }
    ids.insert(try emulator.send(Requests.get("/_emulator/health")).report.request.description)
    #expect(ids.count == 51)
  }

  @Test("name a request, and a message that is none, as it was named before it was judged")
  func idComesFirst() throws {
    let emulator = try InProcess()
    for request in [Requests.restore(), Requests.restore(token: "no"), "POST /v6 HTTP/1.1\r\n\r\n"] {
      let answer = try emulator.send(request)
      #expect(answer["X-Emulator-Request"] == answer.report.request.description)
    }
  }

  @Test(
    "begin with the run's name, or eight bytes of it",
    arguments: [("a", "a"), ("01234567", "01234567"), ("012345678", "01234567")])
  func runName(name: String, begin: String) throws {
    let answer = try InProcess { $0.instance = name }.send(Requests.restore())
    #expect(answer["X-Emulator-Request"] == "\(begin)-1")
    #expect(answer.report.request.description == "\(begin)-1")
  }

  @Test("can be switched off")
  func off() throws {
    let emulator = try InProcess { $0.emulatorHeaders = false }
    for request in [Requests.restore(), Requests.restore(token: "no"), "POST /v6 HTTP/1.1\r\n\r\n"] {
      let answer = try emulator.send(request)
      for name in Self.names { #expect(answer[name] == nil, "\(name)") }
      #expect(answer["Strict-Transport-Security"] != nil)
    }
  }

  @Test(
    "are printable ASCII of at most a kilobyte, whatever a peer names",
    arguments: ["é", "\u{1F600}", "\\r\\n", "x"])
  func bounded(name: String) throws {
    let members = (0..<200).map { #""\#(String(repeating: name, count: 40))\#($0)":1"# }
    let body = "{\"userName\":\"a\",\"userPassword\":\"b\",\(members.joined(separator: ","))}"
    let answer = try InProcess().send(Requests.restore(body: body))
    #expect(answer.status == 200)
    for name in Self.names {
      let value = try #require(answer[name])
      #expect(value.utf8.count <= 1024)
      #expect(value.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(value)")
    }
    #expect(try #require(answer["X-Emulator-Verdict"]).hasSuffix("..."))
  }

  @Test("are on the transport's refusals too, beside the vendor's")
  func refusals() throws {
    let answer = try InProcess().send("POST /v6 HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n")
    #expect(answer.status == 413)
    #expect(answer.closesConnection)
    #expect(answer["X-Emulator-Request"] == "k3f9-1")
    #expect(answer["X-Emulator-Basis"] == "assumed")
    #expect(
      answer["X-Emulator-Verdict"]
        == "1 violation; message: expected a request of HTTP/1.1 within the limits, found something else: "
        + "The body is larger than 8388608 bytes.")
    #expect(answer["Strict-Transport-Security"] != nil)
    #expect(answer.body.hasPrefix(#"{"message":""#))
  }
}
