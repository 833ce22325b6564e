import Bytes
import Testing
import Verdict

@testable import RestoreAPI

@Suite("Logging out", .timeLimit(.minutes(5)))
struct LogoutTests {
  private static let get = TestRequest.get("/v6/Organizations")

  private static func logOut(_ version: String) -> TestRequest {
    TestRequest("POST", "/\(version)/token/logout").with { $0.contentType = nil }
  }

  @Test("is there since v7, without a body", arguments: [("v5", 404), ("v6", 404), ("v7", 200), ("v8", 204)])
  func statuses(version: String, status: Int) throws {
    let answer = try TestAPI().send(Self.logOut(version))
    #expect(answer.status == status)
    if status != 404 { #expect(answer.body.isEmpty) }
  }

  @Test("ends both tokens of the pair, in every version", arguments: ["v6", "v7", "v8"])
  func ends(version: String) throws {
    let api = try TestAPI()
    let login = try api.send(.administrator(version))
    let other = try api.send(.administrator(version, "&disable_antiforgery_token=true"))
    #expect(try api.send(Self.logOut("v8").authorized(by: login).keepingCookies(of: login)).status == 204)
    let refused = try api.send(Self.get.authorized(by: login))
    #expect(refused.status == 401)
    #expect(refused.body.isEmpty)
    #expect(refused.rules == ["token.ended"])
    #expect(refused.violations.map(\.found) == ["a token that was logged out"])
    #expect(try api.send(Self.logOut("v8").authorized(by: login)).rules == ["token.ended"])
    let refresh = try api.send(login.refresh.keepingCookies(of: login))
    #expect(refresh.rules == ["login.refresh-token"])
    #expect(try api.send(Self.get.authorized(by: other)).status == 200)
    #expect(api.installation.traces(at: api.now).endedTokens == 1)
  }

  @Test("leaves the tokens of the fixtures good")
  func staticTokens() throws {
    let api = try TestAPI()
    #expect(try api.send(Self.logOut("v8")).status == 204)
    #expect(try api.send(Self.get).status == 200)
    #expect(api.installation.traces(at: api.now).endedTokens == 0)
  }

  @Test("is forgotten with all that was done")
  func forgotten() throws {
    var api = try TestAPI()
    let login = try api.send(.administrator("v7"))
    _ = try api.send(Self.logOut("v7").authorized(by: login))
    #expect(api.installation.traces(at: api.now).description == "1 logged-out token was forgotten")
    api.reset()
    #expect(try api.send(Self.get.authorized(by: login)).status == 200)
  }

  @Test("needs a token, and the cookie that belongs to it")
  func needs() throws {
    let api = try TestAPI()
    #expect(try api.send(Self.logOut("v8").with { $0.authorization = nil }).status == 401)
    let login = try api.send(.administrator("v8"))
    #expect(try api.send(Self.logOut("v8").authorized(by: login)).rules == ["token.antiforgery"])
    #expect(try api.send(Self.get.authorized(by: login).keepingCookies(of: login)).status == 200)
  }

  @Test("is remembered of a bounded number of tokens")
  func bounded() {
    let ended = SpentTokens()
    let now = TestWorld.now
    let isKnown = ended.has(UUID(high: 1, low: 1))
    #expect(!isKnown)
    for number in 0..<UInt64(SpentTokens.limit + 10) {
      _ = ended.spend(UUID(high: 1, low: number), until: now.adding(seconds: 60 + Int(number)), at: now)
    }
    let count = ended.count
    #expect(count <= SpentTokens.limit)
    let isRemembered = ended.has(UUID(high: 1, low: UInt64(SpentTokens.limit)))
    #expect(isRemembered)
  }
}

@Suite("POST token/AuthCode", .timeLimit(.minutes(5)))
struct AuthCodeTests {
  @Test("answers with a code that is another one each time, since v7", arguments: ["v7", "v8"])
  func codes(version: String) throws {
    let api = try TestAPI()
    let request = TestRequest("POST", "/\(version)/token/AuthCode").with { $0.contentType = nil }
    let codes = try (0..<3).map { _ in
      let answer = try api.send(request)
      #expect(answer.status == 200)
      #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
      let code = try #require(answer.member("authCode"))
      #expect(answer.body == #"{"authCode":"\#(code)"}"#)
      return code
    }
    #expect(Set(codes).count == 3)
    #expect(try api.send(request.with { $0.authorization = nil }).status == 401)
    #expect(try api.send(request.with { $0.path = "/v6/token/AuthCode" }).status == 404)
  }

  @Test("is no token and no cookie")
  func neither() throws {
    let api = try TestAPI()
    let code = try #require(try api.send(TestRequest("POST", "/v8/token/AuthCode")).member("authCode"))
    #expect(try api.send(.get("/v8/Organizations").authorized(by: code)).status == 401)
    let login = try api.send(.administrator("v8"))
    let request = TestRequest.get("/v8/Organizations").authorized(by: login).with {
      $0.fields = [("Cookie", ".AspNetCore.Antiforgery.vb365=\(code)")]
    }
    #expect(try api.send(request).rules == ["token.antiforgery"])
  }
}
