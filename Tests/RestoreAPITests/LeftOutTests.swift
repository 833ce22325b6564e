import Testing

@Suite("Calls that are left out", .timeLimit(.minutes(5)))
struct LeftOutTests {
  static let paths = ["/v6/RestorePoints", "/v6/restorepoints/2026-01-01_x", "/v6/RestorePoints/1/mailboxes/"]

  @Test("answer 501 behind the token, whatever the id", arguments: paths)
  func notImplemented(path: String) throws {
    let answer = try TestAPI().send(TestRequest("GET", path))
    #expect(answer.status == 501)
    #expect(answer.message == "This call is not emulated.")
    #expect(answer.rules == ["route.emulated"])
    #expect(answer.basis == "assumed")
  }

  @Test("say nothing to those without a token", arguments: paths)
  func tokenFirst(path: String) throws {
    #expect(try TestAPI().send(TestRequest("GET", path).with { $0.authorization = nil }).status == 401)
  }

  @Test("have no other methods, and nothing around them")
  func nothingElse() throws {
    #expect(try TestAPI().send(TestRequest("POST", "/v6/RestorePoints")).field("Allow") == "GET, HEAD")
    #expect(try TestAPI().send(TestRequest("GET", "/v6/RestorePoints/1/sites")).status == 404)
  }
}
