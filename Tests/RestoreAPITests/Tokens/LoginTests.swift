import Choices
import Backup
import RestoreAPI
import Testing
import Verdict

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
    #expect(
      answer.warnings.map(\.suggestion) == [
        "did you mean username?", "leave it out, or write %26 for a & in a value", "did you mean password?",
      ])
    #expect(answer.warnings.map(\.pointer) == ["", "", ""])
    #expect(answer.warnings.map(\.found).first == "another name of 7 bytes")
  }

  @Test("names a parameter that only other versions have, and those versions")
  func laterNames() throws {
    let form = "grant_type=password&username=administrator&password=emulator&"
    for (version, parameter, versions) in [
      ("v6", "disable_antiforgery_token", "v7, v8"), ("v8", "integration_token", "v5, v6, v7"),
    ] {
      let answer = try TestAPI().send(.login("\(form)\(parameter)=false").with { $0.path = "/\(version)/token" })
      #expect(answer.status == 200)
      #expect(answer.warnings.map(\.found) == [parameter])
      #expect(answer.warnings.map(\.suggestion) == ["leave it out: it is a parameter of \(versions)"])
    }
  }

  @Test("tells with which version a grant ended")
  func endedGrant() throws {
    for (version, rule, suggestion) in [
      ("v7", "login.whole", nil), ("v8", "login.grant-known", "it ended with v7"),
    ] as [(String, String, String?)] {
      let answer = try TestAPI().send(
        .login("grant_type=integration&client_id=a").with { $0.path = "/\(version)/token" })
      #expect(answer.rules == [rule])
      if let suggestion { #expect(answer.violations.first?.suggestion == suggestion) }
    }
    let misspelt = try TestAPI().send(.login("grant_type=Password").with { $0.path = "/v8/token" })
    #expect(misspelt.violations.first?.suggestion == "did you mean password?")
  }

  @Test("lists every parameter that is unclear")
  func listing() throws {
    let answer = try TestAPI().send(.login("grant_type=a&grant_type=b&password=%ff&username=a"))
    #expect(answer.pointers == ["/grant_type", "/password"])
    #expect(answer.message == nil)
    #expect(answer.member("message") == "The parameter grant_type must be given once, as text in UTF-8.")
  }

  @Test("is there for POST alone", arguments: ["GET", "DELETE"])
  func otherMethods(method: String) throws {
    let answer = try TestAPI().send(Self.password.with { $0.method = method })
    #expect(answer.status == 405)
    #expect(answer.rules == ["route.method"])
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(answer.message != nil)
  }

  private static let form = "grant_type=password&username=administrator&password=emulator"

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  @Test(
    "says of a wrong login whether the user or the password is not known",
    arguments: [
      ("jsmith", "x", "/username", nil),
      ("%22administrator%22", "emulator", "/username", "it is in quotes; leave them out"),
      ("administrator%0D%0A", "emulator", "/username", "it begins or ends with white space; leave it out"),
      ("administrator", "x", "/password", nil),
    ] as [(String, String, String, String?)])
  func wrongLogins(name: String, password: String, pointer: String, suggestion: String?) throws {
    let form = "grant_type=password&username=\(name)&password=\(password)"
    let answer = try TestAPI().send(.login(form))
    #expect(answer.rules == ["login.password"])
    #expect(answer.pointers == [pointer])
    #expect(answer.violations.first?.suggestion == suggestion)
  }

  @Test(
    "names a body that is no form, with what to send instead",
    arguments: [
      (
        nil, Array("--x\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\npassword\r\n--x--\r\n".utf8),
        "a multipart form", "-d"
      ),
      (nil, [0x1F, 0x8B, 0x08, 0x00], "gzip, of which no Content-Encoding tells", "without compression"),
      ("gzip", [0x1F, 0x8B, 0x08, 0x00], "a body in gzip (Content-Encoding)", "without compression"),
      (nil, utf16(form), "UTF-16 or UTF-32, of which nothing tells", "UTF-8"),
      (nil, Array("<login/>".utf8), "XML", "form"),
      (nil, Array(#""{\"grant_type\":\"password\"}""#.utf8), "JSON in quotes", "form"),
      (nil, Array("[object Object]".utf8), "an object printed as text", "form"),
    ] as [(String?, [UInt8], String, String)])
  func otherBodies(encoding: String?, body: [UInt8], found: String, suggestion: String) throws {
    let answer = try TestAPI().send(
      .login("").with {
        $0.body = body
        if let encoding { $0.fields = [("Content-Encoding", encoding)] }
      })
    #expect(answer.status == 400)
    #expect(answer.member("error") == "unsupported_grant_type")
    #expect(answer.rules == ["login.grant-given"])
    #expect(answer.pointers == [""])
    #expect(answer.violations.first?.found == found)
    #expect(answer.violations.first?.suggestion?.contains(suggestion) == true)
  }

  @Test("reads UTF-16 behind a mark, as the framework does")
  func markedUTF16() throws {
    let answer = try TestAPI().send(.login("").with { $0.body = Self.utf16("\u{FEFF}" + Self.form) })
    #expect(answer.status == 200)
    #expect(answer.warnedRules == ["json.encoding"])
  }

  @Test(
    "says what happened to a value on its way",
    arguments: [
      ("grant_type=password&username=administrator&password=emul+ator", "a + in a form is a blank"),
      ("grant_type=password&username=administrator&password=emulator+", "a + in a form is a blank"),
      ("grant_type=password&username=administrator&password=emul%252Bator", "percent-encoding"),
      ("grant_type=password&username=administrator&password=emulator%0D%0A", "white space"),
      ("grant_type=password&username=administrator&password='emulator'", "quotes"),
      ("grant_type=password&username=administrator&password=%PASSWORD%", "placeholder"),
      ("grant_type=password&username=administrator&password={{password}}", "placeholder"),
      ("grant_type=password&username=administrator&password=undefined", "no value"),
      ("grant_type=refresh_token&refresh_token=a+b", "a + in a form is a blank"),
      ("grant_type=refresh_token&refresh_token=%22x%22", "quotes"),
      ("grant_type=operator&client_id=b'olga.example'&assertion=a", "Python"),
      ("grant_type=%22password%22&username=administrator&password=emulator", "did you mean password?"),
      ("grant_type=password%26username%3Dadministrator%26password%3Demulator", "encode each value alone"),
      ("grant_type%3Dpassword%26username%3Dadministrator%26password%3Demulator", "encode each value alone"),
      ("", "the body is empty"),
    ])
  func values(form: String, suggestion: String) throws {
    let answer = try TestAPI().send(.login(form))
    #expect(answer.status == 400)
    #expect(answer.violations.first?.suggestion?.contains(suggestion) == true, "\(answer.violations)")
  }

  @Test("does not speak of a + in JSON, nor of a plain value")
  func plainValues() throws {
    for request in [
      TestRequest.login(json: #"{"grant_type":"password","username":"administrator","password":"emul+ator"}"#),
      .login("grant_type=password&username=administrator&password=emul%2Bator"),
      .login("grant_type=password&username=administrator&password=100%25"),
    ] {
      let answer = try TestAPI().send(request)
      #expect(answer.rules == ["login.password"])
      #expect(answer.violations.map(\.suggestion) == [nil])
    }
  }

  @Test("tells of a & that cut a value in two")
  func cutValues() throws {
    let answer = try TestAPI().send(.login("grant_type=password&username=administrator&password=a&b"))
    #expect(answer.warnings.map(\.suggestion) == ["write %26 for a & in a value"])
  }

  @Test("says which of the two tokens it wants")
  func otherToken() throws {
    let served = try TestAPI()
    let token = try #require(try served.send(Self.password).member("access_token"))
    let answer = try served.send(.login("grant_type=refresh_token&refresh_token=\(token)"))
    #expect(answer.violations.map(\.expected) == ["the refresh_token of a login, not its access_token"])
  }
}
