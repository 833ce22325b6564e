import Backup
import RestoreAPI
import Testing

@Suite("POST /v6/token", .timeLimit(.minutes(5)))
struct LoginTests {
  private static let password = TestRequest.login("grant_type=password&username=administrator&password=emulator")

  @Test("issues tokens, or says why not", arguments: LoginVector.all)
  func vectors(vector: LoginVector) throws {
    let served = try TestAPI()
    let answer = try served.send(vector.request)
    #expect(answer.field("Content-Type") == "application/json;charset=UTF-8")
    #expect(answer.field("Expires") == "-1")
    #expect(answer.field("Cache-Control") == "no-store")
    #expect(answer.rules == (vector.rule.map { [$0] } ?? []))
    #expect(answer.otherWarnings.map(\.rule) == vector.warnings)
    #expect(answer.member("error") == vector.error)
    if let user = vector.user {
      #expect(answer.status == 200)
      #expect(answer.member("userName") == user)
      #expect(try served.send(.single(Bodies.password).authorized(by: answer)).status == 200)
    } else {
      #expect(answer.status == 400)
      #expect(answer.member("message")?.isEmpty == false)
      #expect(answer.member("error_description") == answer.member("message"))
    }
  }

  @Test("answers with the seven members, in the order of real servers")
  func members() throws {
    let answer = try TestAPI().send(Self.password)
    let access = try #require(answer.member("access_token"))
    let refresh = try #require(answer.member("refresh_token"))
    #expect(
      answer.body == """
        {"access_token":"\(access)","token_type":"bearer","expires_in":3599,"refresh_token":"\(refresh)",\
        "userName":"administrator",".issued":"2026-06-01T00:00:00Z",".expires":"2026-06-01T01:00:00Z"}
        """)
    #expect(access != refresh)
    #expect(answer.basis == "observed")
  }

  @Test("refuses in the words of OAuth, with the message that other refusals have beside them")
  func refusal() throws {
    let answer = try TestAPI().send(.login("grant_type=password&username=administrator&password=wrong"))
    #expect(
      answer.body == """
        {"error":"invalid_grant","error_description":"The user name or password is incorrect.",\
        "message":"The user name or password is incorrect."}
        """)
    #expect(answer.basis == "assumed")
    let grant = try TestAPI().send(.login("grant_type=pasword"))
    #expect(
      grant.body == """
        {"error":"unsupported_grant_type","error_description":"The grant type is not supported.",\
        "message":"The grant type is not supported."}
        """)
    #expect(grant.basis == "framework")
    #expect(grant.violations.map(\.suggestion) == ["did you mean password?"])
  }

  @Test("writes dates and lifetimes by its settings")
  func settings() throws {
    var served = try TestAPI {
      $0.tokenDates = .rfc1123
      $0.tokenLifetime = 60
    }
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds, ticks: 9_999_999)
    let answer = try served.send(Self.password)
    #expect(answer.member(".issued") == "Mon, 01 Jun 2026 00:00:00 GMT")
    #expect(answer.member(".expires") == "Mon, 01 Jun 2026 00:01:00 GMT")
    #expect(answer.body.contains(#""expires_in":59,"#))
  }

  @Test("names a parameter of JSON by its place")
  func positions() throws {
    let answer = try TestAPI().send(.login(json: "{\"grant_type\":\n \"x\"}"))
    #expect(answer.violations.map(\.position) == ["2:2"])
    #expect(answer.pointers == ["/grant_type"])
  }

  @Test("warns of names that it has not, and shows none of them: they may be pieces of a password")
  func unknownNames() throws {
    let answer = try TestAPI().send(.login("grant_type=password&usernam=a&password=a&b=c&password2"))
    #expect(answer.warnings.map(\.suggestion) == ["did you mean username?", nil, "did you mean password?"])
    #expect(answer.warnings.map(\.pointer) == ["", "", ""])
    #expect(answer.warnings.map(\.found).first == "another name of 7 bytes")
  }

  @Test("lists every parameter that is unclear")
  func listing() throws {
    let answer = try TestAPI().send(.login("grant_type=a&grant_type=b&password=%ff&username=a"))
    #expect(answer.pointers == ["/grant_type", "/password"])
    #expect(answer.message == nil)
    #expect(answer.member("message") == "The parameter grant_type must be given once, as text in UTF-8.")
  }

  @Test(
    "is there for POST alone, and reads no foreign media type",
    arguments: [("GET", 405, "route.method"), ("DELETE", 405, "route.method"), ("POST", 415, "body.media-type")])
  func otherRequests(method: String, status: Int, rule: String) throws {
    let answer = try TestAPI().send(
      Self.password.with {
        $0.method = method
        $0.contentType = "text/xml"
      })
    #expect(answer.status == status)
    #expect(answer.rules == [rule])
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(answer.message != nil)
  }
}
