import Choices
import RestoreAPI
import Testing
import TestSupport

@Suite("Fields of every answer", .timeLimit(.minutes(5)))
struct HeaderTests {
  private static let security = [
    "Strict-Transport-Security: max-age=31536000; includeSubDomains", "X-Content-Type-Options: nosniff",
    "X-XSS-Protection: 1; mode=block", "X-Frame-Options: SAMEORIGIN", "Cache-Control: no-store", "Pragma: no-cache",
  ]

  private static let requests: [(TestRequest, Int)] = [
    (.single(Bodies.password), 200), (.bulk(Bodies.bulk(TestWorld.plain)), 200), (.single("{}"), 400),
    (.single(Bodies.password).with { $0.authorization = nil }, 401), (TestRequest("GET", "/v6/x"), 404),
    (.single(Bodies.password).with { $0.method = "PUT" }, 405),
    (.single(Bodies.password).with { $0.contentType = "text/xml" }, 415),
    (.single(Bodies.password, session: TestWorld.stoppedSession), 500),
    (.single(Bodies.password, mailbox: TestWorld.refused), 503),
  ]

  @Test("are the six of v6, once each, and no Server")
  func security() throws {
    for (request, status) in Self.requests {
      let answer = try TestAPI().send(request)
      #expect(answer.status == status)
      let lines = answer.fields.map { "\($0.name): \($0.value)" }
      #expect(Array(lines.prefix(6)) == Self.security)
      #expect(Set(answer.fields.map { $0.name.lowercased() }).count == answer.fields.count)
      #expect(answer.field("Server") == nil)
    }
  }

  @Test("say JSON where the body is, in UTF-8")
  func contentType() throws {
    for (request, status) in Self.requests where status != 401 {
      #expect(try TestAPI().send(request).field("Content-Type") == "application/json; charset=utf-8")
    }
  }

  @Test("say nothing of a restore's body where the setting says so, and say JSON of a refusal's")
  func noContentType() throws {
    let served = try TestAPI { $0.restoreContentType = .none }
    for (request, status) in Self.requests where status != 401 {
      let isThere = try served.send(request).field("Content-Type") != nil
      #expect(isThere == (status != 200))
    }
  }

  @Test("are those of the API for what is no request, which closes the connection")
  func transportRefusal() throws {
    let answer = try TestAPI().send(Array("GET /v6/x HTTP/1.1\r\nHost : a\r\n\r\n".utf8))
    #expect(answer.status == 400)
    #expect(answer.closesConnection)
    #expect(answer.fields.prefix(6).map { "\($0.name): \($0.value)" } == Self.security)
    #expect(answer.message?.contains("RFC 9112") == true)
    #expect(answer.rules == ["http.message"])
    #expect(answer.basis == "assumed")
  }
}
