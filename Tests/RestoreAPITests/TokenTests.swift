import Testing

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
}
