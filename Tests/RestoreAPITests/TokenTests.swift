import Backup
import Testing
import Verdict

@Suite("Bearer tokens", .timeLimit(.minutes(5)))
struct TokenTests {
  @Test(
    "are taken in every form that the framework takes",
    arguments: [
      "Bearer \(TestWorld.token)", "bearer \(TestWorld.token)", "BEARER \(TestWorld.token)",
      "Bearer    \(TestWorld.token)", "Bearer \t\(TestWorld.token)  ", "Bearer \(TestWorld.expiringToken)",
    ])
  func accepted(authorization: String) throws {
    let answer = try TestAPI().send(.single(Bodies.password).with { $0.authorization = authorization })
    #expect(answer.status == 200)
  }

  @Test("need no blank behind the field's colon")
  func needNoBlank() throws {
    let text = String(decoding: TestRequest.single(Bodies.password).bytes, as: UTF8.self)
    let bytes = Array(text.replacing("Authorization: Bearer", with: "authorization:Bearer").utf8)
    #expect(try TestAPI().send(bytes).status == 200)
  }

  @Test(
    "are refused alike, and told apart by the diagnostics",
    arguments: [
      (nil, "token.present"),
      ("", "token.form"),
      ("Bearer", "token.form"),
      ("Bearer ", "token.form"),
      ("Bearer\t\(TestWorld.token)", "token.form"),
      (TestWorld.token, "token.form"),
      ("Basic YWRtaW46YWRtaW4=", "token.form"),
      ("Bearer:\(TestWorld.token)", "token.form"),
      ("Bearer \(TestWorld.token.uppercased())", "token.known"),
      ("Bearer \(TestWorld.token),", "token.known"),
      ("Bearer \(TestWorld.token) \(TestWorld.token)", "token.known"),
      ("Bearer unheard-of", "token.known"),
    ] as [(String?, String)])
  func refused(authorization: String?, rule: String) throws {
    let answer = try TestAPI().send(.single(Bodies.password).with { $0.authorization = authorization })
    #expect(answer.status == 401)
    #expect(answer.body.isEmpty)
    #expect(answer.field("WWW-Authenticate") == "Bearer")
    #expect(answer.field("Content-Type") == nil)
    #expect(answer.rules == [rule])
    #expect(answer.basis == "observed")
  }

  @Test("expire to the tick")
  func expire() throws {
    var served = try TestAPI()
    let request = TestRequest.single(Bodies.password).with { $0.authorization = "Bearer \(TestWorld.expiringToken)" }
    #expect(try served.send(request).status == 200)
    served.now = TestWorld.noon
    let answer = try served.send(request)
    #expect(answer.status == 401)
    #expect(answer.rules == ["token.alive"])
  }

  @Test("are refused when there are two, of which nobody could say the right one")
  func refusedTwice() throws {
    let request = TestRequest.single(Bodies.password).with {
      $0.fields = [("Authorization", "Bearer \(TestWorld.token)")]
    }
    #expect(try TestAPI().send(request).rules == ["token.form"])
  }

  @Test(
    "under a misspelled name are missing, with a suggestion",
    arguments: ["Authorisation", "X-Authorization", "Autorization"])
  func misspelled(name: String) throws {
    let request = TestRequest.single(Bodies.password).with {
      $0.authorization = nil
      $0.fields = [(name, "Bearer \(TestWorld.token)")]
    }
    let answer = try TestAPI().send(request)
    #expect(answer.status == 401)
    #expect(answer.rules == ["token.present"])
    #expect(answer.warnings.map(\.pointer) == [name])
    #expect(answer.warnings.map(\.suggestion) == ["did you mean Authorization?"])
  }

  private static let token = TestWorld.token

  /// What stands in `Authorization`, and a word of what is said about it; `found` of the violation, and its suggestion.
  private static let slips: [(authorization: String, found: String, suggestion: String)] = [
    ("", "an empty field", "write Bearer, a blank and the token"),
    ("Bearer", "Bearer without a token", "is the token's variable set?"),
    ("Bearer \t ", "Bearer without a token", "is the token's variable set?"),
    ("Bearer: \(token)", "Bearer with a colon", "one blank"),
    ("bearer=\(token)", "Bearer with an equals sign", "one blank"),
    ("Bearer\t\(token)", "Bearer with a tab", "one blank"),
    ("Bearer\(token)", "Bearer without a blank", "one blank"),
    ("Authorization: Bearer \(token)", "the field's name in its value", "once"),
    ("Basic YWRtaW46YWRtaW4=", "the scheme Basic", "POST /v6/token"),
    ("token \(token)", "the scheme Token", "Bearer"),
    ("Baerer \(token)", "another scheme", "did you mean Bearer?"),
    ("Hunter2 \(token)", "another scheme", "the scheme is Bearer"),
    (token, "13 bytes without a scheme", "write Bearer and a blank in front"),
    ("\"Bearer \(token)\"", "22 bytes without a scheme, in quotes", "leave them out"),
    (#"{"access_token":"x","token_type":"bearer"}"#, "42 bytes without a scheme, JSON", "send the text it holds"),
    ("{{authorization}}", "17 bytes without a scheme, a placeholder", "never filled in"),
    ("null", "4 bytes without a scheme, the word for no value", "is its variable set?"),

    ("Bearer Bearer \(token)", "20 bytes, the scheme twice", "write Bearer once"),
    ("Bearer bearer", "6 bytes, its type", "not token_type"),
    ("Bearer access_token=\(token)", "a parameter", "alone"),
    (#"Bearer {"access_token":"x","token_type":"bearer"}"#, "JSON", "send access_token of the answer alone"),
    ("Bearer {'access_token': 'x'}", "JSON", "send access_token of the answer alone"),
    ("Bearer \"\(token)\"", "in quotes", "leave them out"), ("Bearer '\(token)'", "in quotes", "leave them out"),
    ("Bearer \u{201C}\(token)\u{201D}", "in quotes", "leave them out"),
    ("Bearer \(token)\"", "in quotes", "leave them out"),
    ("Bearer b'\(token)'", "Python's b'...'", "decode the bytes"),
    ("Bearer {{access_token}}", "a placeholder", "never filled in"), ("Bearer <token>", "a placeholder", "never"),
    ("Bearer <access token>", "a placeholder", "never"), ("Bearer ${TOKEN}", "a placeholder", "never"),
    ("Bearer $(cat token)", "a placeholder", "never"), ("Bearer $TOKEN", "a placeholder", "never"),
    ("Bearer $env:TOKEN", "a placeholder", "never"), ("Bearer %TOKEN%", "a placeholder", "never"),
    ("Bearer #{token}", "a placeholder", "never"), ("Bearer {token}", "a placeholder", "never"),
    ("Bearer [token]", "a placeholder", "never"), ("Bearer YOUR_TOKEN_HERE", "a placeholder", "never"),
    ("Bearer xxxxx", "a placeholder", "never"), ("Bearer access_token", "a placeholder", "never"),
    ("Bearer null", "the word for no value", "is its variable set?"),
    ("Bearer undefined", "the word for no value", "variable"), ("Bearer None", "the word for no value", "variable"),
    ("Bearer [object Object]", "an object printed as text", "send the text it holds"),
    ("Bearer @{access_token=x; token_type=bearer}", "an object printed as text", "send the text"),
    ("Bearer Optional(\"x\")", "an object printed as text", "send the text"),
    ("Bearer \(token)\\n", "an escaped line break at its end", "leave it out"),
    ("Bearer a%2Bb", "percent-encoded", "nobody decodes"),
    ("Bearer \(token) \(token)", "white space inside", "on one line"),
    ("Bearer \(token)\u{200B}", "not ASCII", "copy the token anew"),
    ("Bearer \(token),", "a comma or semicolon at its end", "leave it out"),
    ("Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "a JWT of another issuer", "POST /v6/token"),
    ("Bearer AQAAANCMnd8BFdERjHoAwE_Cl-sBAAAA", "as real servers issue them", "POST /v6/token"),
    ("Bearer YWRtaW46YWRtaW4=", "a user name and a password in Base64", "POST /v6/token"),
    ("Bearer unheard-of", "an unknown token of 10 bytes", "name the token in the fixtures"),
  ]

  @Test("say which slip of the pen they are")
  func slips() throws {
    let served = try TestAPI()
    for slip in Self.slips {
      let answer = try served.send(.single(Bodies.password).with { $0.authorization = slip.authorization })
      #expect(answer.status == 401, "\(slip)")
      let violation = try #require(answer.violations.first)
      #expect(violation.found.contains(slip.found), "\(slip): \(violation.found)")
      #expect(violation.suggestion?.contains(slip.suggestion) == true, "\(slip): \(violation.suggestion ?? "")")
    }
  }

  @Test("are counted, where there are two")
  func counted() throws {
    let request = TestRequest.single(Bodies.password).with {
      $0.fields = [("Authorization", "Bearer \(TestWorld.token)")]
    }
    let violation = try #require(try TestAPI().send(request).violations.first)
    #expect(violation.found == "2 such fields")
    #expect(violation.suggestion == "send it once")
  }

  @Test("that look like no value are known where the fixtures have them")
  func lookalikes() throws {
    let json = #"""
      { "restUsers": [ { "userName": "a", "password": "b" } ], "organizations": [], "restoreSessions": [],
        "tokens": [ { "token": "null", "userName": "a" } ] }
      """#
    let served = try TestAPI(World(fixtures: [FixtureDocument(name: "world.json", bytes: Array(json.utf8))]))
    let request = TestRequest.get("/v6/Organizations").with { $0.authorization = "Bearer null" }
    #expect(try served.send(request).status == 200)
  }

  @Test("that have expired say since when")
  func expiredSince() throws {
    var served = try TestAPI()
    served.now = Timestamp(clampingSeconds: TestWorld.noon.seconds + 90)
    let answer = try served.send(
      .single(Bodies.password).with { $0.authorization = "Bearer \(TestWorld.expiringToken)" })
    #expect(answer.violations.map(\.found) == ["a token that expired at 2026-06-01T12:00:00Z, 90 s ago"])
    #expect(answer.violations.first?.suggestion?.contains("fixtures") == true)
    served.now = Timestamp(clampingSeconds: TestWorld.noon.seconds + 86_400)
    let later = try served.send(
      .single(Bodies.password).with { $0.authorization = "Bearer \(TestWorld.expiringToken)" })
    #expect(later.violations.map(\.found) == ["a token that expired at 2026-06-01T12:00:00Z"])
  }

  @Test(
    "in the field of another product are missing, and the field is named",
    arguments: ["X-Auth-Token", "x-api-key", "Token", "access_token"])
  func otherField(name: String) throws {
    let answer = try TestAPI().send(
      .single(Bodies.password).with {
        $0.authorization = nil
        $0.fields = [(name, TestWorld.token)]
      })
    #expect(answer.rules == ["token.present"])
    #expect(answer.violations.first?.suggestion?.contains("POST /v6/token") == true)
    #expect(answer.warnings.map(\.pointer) == [name])
    #expect(answer.warnings.map(\.suggestion) == ["send the token as Authorization: Bearer"])
  }

  @Test(
    "in the query are missing, and the parameter is named",
    arguments: [("access_token=x", "?access_token"), ("a=1&Token=x", "?token"), ("api_key", "?api_key")])
  func inQuery(query: String, place: String) throws {
    let answer = try TestAPI().send(.get("/v6/Organizations?\(query)").with { $0.authorization = nil })
    #expect(answer.rules == ["token.present"])
    #expect(answer.warnings.map(\.pointer) == [place])
    let other = try TestAPI().send(.get("/v6/Organizations?tokens=x&atoken=x").with { $0.authorization = nil })
    #expect(other.warnings.isEmpty)
  }
}
