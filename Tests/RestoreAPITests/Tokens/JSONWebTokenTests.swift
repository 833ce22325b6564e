import Backup
import Foundation
import Testing
import Verdict

@testable import RestoreAPI

@Suite("Access tokens of v7 and v8", .timeLimit(.minutes(5)))
struct JSONWebTokenTests {
  private static let plain = "&disable_antiforgery_token=true"
  private static let restore = TestRequest.single(Bodies.password)

  private static func key(_ first: UInt8) throws -> TokenKey { try TokenKey((0..<32).map { $0 &+ first }) }

  /// A part of a token, read by another decoder than ours.
  private static func object(_ part: Substring) throws -> [String: Any] {
    var text = part.replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    let data = try #require(Data(base64Encoded: String(text)))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test(
    "are JSON Web Tokens, and those before are not",
    arguments: [("v5", false), ("v6", false), ("v7", true), ("v8", true)])
  func form(version: String, isJWT: Bool) throws {
    let answer = try TestAPI().send(.administrator(version))
    #expect(answer.status == 200)
    let token = try #require(answer.member("access_token"))
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    #expect(parts.count == (isJWT ? 3 : 1))
    let refresh = try #require(answer.member("refresh_token"))
    #expect(!refresh.contains("."))
    guard isJWT else { return }
    #expect(parts[0] == "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")
    let claims = try Self.object(parts[1])
    #expect(claims["sub"] as? String == "administrator")
    #expect(claims["iat"] as? Int == 1_780_272_000)
    #expect(claims["exp"] as? Int == 1_780_275_600)
    #expect((claims["jti"] as? String).flatMap { UUID(uuidString: $0) } != nil)
    #expect(claims["antiforgery"] as? Bool == (version == "v8" ? true : nil))
    #expect(parts[2].count == 43)
  }

  @Test("come with the members and the lifetime of v6's, and dates that every client reads", arguments: ["v7", "v8"])
  func members(version: String) throws {
    let answer = try TestAPI { $0.tokenDates = .rfc1123 }.send(.administrator(version))
    let access = try #require(answer.member("access_token"))
    let refresh = try #require(answer.member("refresh_token"))
    #expect(
      answer.body == """
        {"access_token":"\(access)","token_type":"bearer","expires_in":3599,"refresh_token":"\(refresh)",\
        "userName":"administrator",".issued":"2026-06-01T00:00:00Z",".expires":"2026-06-01T01:00:00Z"}
        """)
    #expect(answer.basis == "openapi")
  }

  @Test(
    "and those before are honoured by every version",
    arguments: ["v5", "v6", "v7", "v8"], ["v5", "v6", "v7", "v8"])
  func everywhere(issued: String, used: String) throws {
    let api = try TestAPI()
    let answer = try api.send(.administrator(issued, Self.plain))
    #expect(try api.send(.get("/\(used)/Organizations").authorized(by: answer)).status == 200)
    let refresh = "grant_type=refresh_token&refresh_token=\(answer.member("refresh_token") ?? "")\(Self.plain)"
    #expect(try api.send(.login(refresh, used)).status == 200)
  }

  @Test("of users with any name say whose they are")
  func names() throws {
    let world = try World(fixtures: [
      FixtureDocument(
        name: "world.json",
        bytes: Array(#"{"restUsers":[{"userName":"CORP\\Zoë \"Z\"","password":"x"}]}"#.utf8))
    ])
    let api = try TestAPI(world)
    let form = "grant_type=password&username=CORP%5CZo%C3%AB%20%22Z%22&password=x"
    let answer = try api.send(.login(form, "v7"))
    #expect(answer.member("userName") == #"CORP\Zoë "Z""#)
    #expect(try api.send(.get("/v7/Organizations").authorized(by: answer)).status == 200)
  }

  @Test("are good until their second, and then say since when they are not")
  func expiry() throws {
    var api = try TestAPI { $0.tokenLifetime = 10 }
    let answer = try api.send(.administrator("v7"))
    api.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 9, ticks: 9_999_999)
    #expect(try api.send(Self.restore.authorized(by: answer)).status == 200)
    api.now = TestWorld.now.adding(seconds: 70)
    let expired = try api.send(Self.restore.authorized(by: answer))
    #expect(expired.status == 401)
    #expect(expired.body.isEmpty)
    #expect(expired.violations.map(\.found) == ["a token that expired at 2026-06-01T00:00:10Z, 60 s ago"])
  }

  @Test("are honoured by another emulator with the same key, and by no other")
  func sharedKey() throws {
    let first = try TestAPI { $0.tokenKey = try Self.key(1) }
    let answer = try first.send(.administrator("v8", Self.plain))
    let replica = try TestAPI { $0.tokenKey = try Self.key(1) }
    #expect(try replica.send(Self.restore.authorized(by: answer)).status == 200)
    let refused = try TestAPI { $0.tokenKey = try Self.key(2) }.send(Self.restore.authorized(by: answer))
    #expect(refused.rules == ["token.signed"])
    #expect(refused.violations.map(\.found) == ["a token of another emulator's key, or that was changed"])
  }

  @Test("are refused once any bit of them is another one")
  func tampering() throws {
    let api = try TestAPI()
    let token = Array(try #require(try api.send(.administrator("v7")).member("access_token")).utf8)
    for index in token.indices {
      for mask: UInt8 in [0x01, 0x02, 0x20] {
        var changed = token
        changed[index] ^= mask
        guard changed[index] > 0x20, changed[index] < 0x7F else { continue }
        let answer = try api.send(Self.restore.authorized(by: String(decoding: changed, as: UTF8.self)))
        #expect(answer.status == 401, "\(index)")
        #expect(answer.rules == ["token.signed"] || answer.rules == ["token.known"])
      }
    }
  }

  @Test("say what happened to them on their way")
  func slips() throws {
    let api = try TestAPI()
    let answer = try api.send(.administrator("v7"))
    let token = try #require(answer.member("access_token"))
    func found(_ token: String) throws -> String? {
      try api.send(Self.restore.authorized(by: token)).violations.first?.found
    }
    for count in 8..<token.count {
      #expect(try found(String(token.prefix(count))) == "\(count) bytes that begin as a token, too few")
    }
    #expect(try found(token + "A") == "\(token.count + 1) bytes that begin as a token, too many")
    #expect(try found(token + token)?.hasSuffix("too many") == true)
    #expect(try found("\"\(token)\"")?.hasSuffix("in quotes") == true)
    let last = token.last == "A" ? "Q" : "A"
    #expect(try found(token.dropLast() + last) == "a token of this emulator that was changed")
    #expect(try found(answer.member("refresh_token") ?? "") == "a refresh token")
    let refresh = try api.send(.login("grant_type=refresh_token&refresh_token=\(token)", "v7"))
    #expect(refresh.violations.map(\.expected) == ["the refresh_token of a login, not its access_token"])
  }

  @Test(
    "that others made are honoured for their key, algorithm and claims only",
    arguments: [
      (MintedToken(), 200, nil),
      (MintedToken(header: #"{"typ":"jwt","kid":"a","alg":"HS256"}"#), 200, nil),
      (MintedToken(header: #"{"alg":"HS256"}"#), 200, nil),
      (MintedToken(claims: escaped), 200, nil),
      (MintedToken(key: Array(MintedToken.key.reversed())), 401, "another issuer"),
      (MintedToken(header: #"{"alg":"none"}"#, key: []), 401, "alg none"),
      (MintedToken(header: #"{"alg":"nOnE","typ":"JWT"}"#, key: []), 401, "alg none"),
      (MintedToken(header: #"{"alg":"none"}"#), 401, "alg none"),
      (MintedToken(header: #"{"alg":"HS512","typ":"JWT"}"#), 401, "another issuer"),
      (MintedToken(header: #"{"alg":"hs256","typ":"JWT"}"#), 401, "another issuer"),
      (MintedToken(header: #"{"alg":"RS256","typ":"JWT"}"#), 401, "another issuer"),
      (MintedToken(header: #"{"alg":"HS256","typ":"JWE"}"#), 401, "another issuer"),
      (MintedToken(header: #"{"alg":"HS256","crit":["exp"]}"#), 401, "another issuer"),
      (MintedToken(header: #"{"typ":"JWT"}"#), 401, "another issuer"),
      (MintedToken(header: #"{"alg":"HS256""#), 401, "another issuer"),
      (MintedToken(key: []), 401, "another issuer"),
      (MintedToken(claims: #"{"sub":"administrator","exp":4102444800}"#), 401, "without the claims"),
      (MintedToken(claims: #"{"sub":"a","exp":4102444800,"jti":"x"}"#), 401, "without the claims"),
      (MintedToken(claims: #"{"sub":"a","exp":"4102444800","jti":"\#(id)"}"#), 401, "without the claims"),
      (MintedToken(claims: #"{"sub":1,"exp":4102444800,"jti":"\#(id)"}"#), 401, "without the claims"),
      (MintedToken(claims: #"[1]"#), 401, "without the claims"), (MintedToken(claims: ""), 401, "without the claims"),
      (MintedToken(claims: #"{"sub":"a","exp":-99999999999999999,"jti":"\#(id)"}"#), 401, "expired"),
      (MintedToken(claims: #"{"sub":"a","exp":4102444800,"jti":"\#(id)"}"#), 401, "not in the fixtures"),
    ] as [(MintedToken, Int, String?)])
  func minted(token: MintedToken, status: Int, found: String?) throws {
    let api = try TestAPI { $0.tokenKey = try TokenKey(MintedToken.key) }
    let answer = try api.send(Self.restore.authorized(by: token.text()))
    #expect(answer.status == status)
    let violation = answer.violations.first
    #expect(found.map { violation?.found.contains($0) == true } ?? (violation == nil), "\(violation?.found ?? "")")
  }

  private static let id = "6f0c2a51-9a3e-4a0e-8f4e-6b8f2f1f7a10"
  private static let escaped = #"{"sub":"adm\u0069n\u0069strator","exp":4102444800,"jti":"\#(id)","nested":{"a":[1]}}"#

  @Test(
    "that are no tokens at all are refused, whatever they are",
    arguments: [
      "eyJ", "eyJ.", "eyJ..", "eyJ...", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..", "eyJ.e30.AAAA", "eyJ9.eyJ9.eyJ9",
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\(String(repeating: "A", count: 30_000)).A",
    ])
  func nonsense(token: String) throws {
    let answer = try TestAPI().send(Self.restore.authorized(by: token))
    #expect(answer.status == 401 || answer.status == 431)
  }

  @Test("are asked for by every grant of their version, which is one less in v8")
  func grants() throws {
    let form = "grant_type=integration&client_id=olga.example&integration_token=a"
    for version in ["v5", "v6", "v7"] { #expect(try TestAPI().send(.login(form, version)).status == 200) }
    let answer = try TestAPI().send(.login(form, "v8"))
    #expect(answer.status == 400)
    #expect(answer.member("error") == "unsupported_grant_type")
    #expect(answer.rules == ["login.grant-known"])
    #expect(answer.violations.first?.expected.contains("integration") == false)
    #expect(answer.warnedRules == ["body.member"])
    let jwt = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=olga.example&assertion=%7B%7D"
    for version in ["v7", "v8"] { #expect(try TestAPI().send(.login(jwt, version)).status == 200) }
  }
}
