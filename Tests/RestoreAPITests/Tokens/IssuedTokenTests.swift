import Backup
import Testing
import Verdict

@testable import RestoreAPI

@Suite("Issued tokens", .timeLimit(.minutes(5)))
struct IssuedTokenTests {
  private static let password = TestRequest.login("grant_type=password&username=administrator&password=emulator")
  private static let restore = TestRequest.single(Bodies.password)

  private static func key(_ seed: UInt8) throws -> TokenKey {
    try TokenKey((0..<32).map { $0 &+ seed })
  }

  @Test("are good until their second")
  func expiry() throws {
    var served = try TestAPI { $0.tokenLifetime = 10 }
    let answer = try served.send(Self.password)
    let request = Self.restore.authorized(by: answer)
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 9, ticks: 9_999_999)
    #expect(try served.send(request).status == 200)
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 10)
    #expect(try served.send(request).rules == ["token.alive"])
  }

  @Test("are refused once any bit of them is another one")
  func tampering() throws {
    let served = try TestAPI()
    let token = Array(try #require(try served.send(Self.password).member("access_token")).utf8)
    for index in token.indices {
      for mask: UInt8 in [0x01, 0x02, 0x20] {
        var changed = token
        changed[index] ^= mask
        guard changed[index] > 0x20, changed[index] < 0x7F else { continue }
        let answer = try served.send(
          Self.restore.with { $0.authorization = "Bearer \(String(decoding: changed, as: UTF8.self))" })
        #expect(answer.status == 401)
        #expect(answer.rules == ["token.signed"] || answer.rules == ["token.known"])
      }
    }
    for text in [Array(token.dropLast()), Array(token.dropFirst()), token + [UInt8(ascii: "A")], token + token] {
      let answer = try served.send(
        Self.restore.with { $0.authorization = "Bearer \(String(decoding: text, as: UTF8.self))" })
      #expect(answer.status == 401)
    }
    let middle = String(decoding: token, as: UTF8.self).replacing("A", with: "B", maxReplacements: 1)
    #expect(try served.send(Self.restore.with { $0.authorization = "Bearer \(middle)" }).rules == ["token.known"])
  }

  @Test("say where they were cut off, or go on")
  func lengths() throws {
    let served = try TestAPI()
    let token = try #require(try served.send(Self.password).member("access_token"))
    func found(_ token: String) throws -> String? {
      try served.send(Self.restore.with { $0.authorization = "Bearer \(token)" }).violations.first?.found
    }
    for count in 8..<token.count {
      let part = String(token.prefix(count))
      #expect(try found(part) == "\(count) bytes that begin as a token, too few")
    }
    #expect(try found(String(token.prefix(7))) == "an unknown token of 7 bytes")
    #expect(try found(token + "A") == "\(token.count + 1) bytes that begin as a token, too many")
    #expect(try found(token + token)?.hasSuffix("too many") == true)
    #expect(try found(String(token.dropFirst()))?.hasPrefix("an unknown token") == true)
    #expect(try found("\"\(token)\"")?.hasSuffix("in quotes") == true)
  }

  @Test("say that they were changed, or come from another key")
  func origins() throws {
    let served = try TestAPI()
    let token = try #require(try served.send(Self.password).member("access_token"))
    let last = token.last == "A" ? "B" : "A"
    let changed = Self.restore.with { $0.authorization = "Bearer \(token.dropLast())\(last)" }
    #expect(try served.send(changed).violations.map(\.found) == ["a token of this emulator that was changed"])
    let answer = try TestAPI {
      $0.tokenKey = try Self.key(3)
      $0.tokenRun += 1
    }.send(Self.restore.with { $0.authorization = "Bearer \(token)" })
    #expect(answer.rules == ["token.signed"])
    #expect(answer.violations.map(\.found) == ["a token of another emulator's key, or that was changed"])
    #expect(answer.violations.first?.suggestion?.contains("--token-key") == true)
  }

  @Test("that have expired say since when, and refresh tokens what they are")
  func reasons() throws {
    var served = try TestAPI { $0.tokenLifetime = 10 }
    let answer = try served.send(Self.password)
    let refresh = Self.restore.with { $0.authorization = "Bearer \(answer.member("refresh_token") ?? "")" }
    #expect(try served.send(refresh).violations.map(\.suggestion) == ["send access_token, not refresh_token"])
    served.now = TestWorld.now.adding(seconds: 70)
    let expired = try served.send(Self.restore.authorized(by: answer))
    #expect(expired.violations.map(\.found) == ["a token that expired at 2026-06-01T00:00:10Z, 60 s ago"])
    #expect(expired.violations.first?.suggestion?.contains("refresh token") == true)
  }

  @Test("are honoured by another emulator with the same key, and by no other")
  func sharedKey() throws {
    let first = try TestAPI { $0.tokenKey = try Self.key(1) }
    let second = try TestAPI { $0.tokenKey = try Self.key(1) }
    let other = try TestAPI { $0.tokenKey = try Self.key(2) }
    let answer = try first.send(Self.password)
    #expect(try second.send(Self.restore.authorized(by: answer)).status == 200)
    #expect(try second.send(answer.refresh).status == 200)
    let refused = try other.send(Self.restore.authorized(by: answer))
    #expect(refused.status == 401)
    #expect(refused.rules == ["token.signed"])
    #expect(try other.send(answer.refresh).rules == ["login.refresh-token"])
    #expect(try TestAPI().send(Self.restore.authorized(by: answer)).rules == ["token.signed"])
  }

  @Test("are all different, in one run and between runs with one key")
  func distinct() throws {
    var tokens: Set<String> = []
    for _ in 0..<2 {
      let served = try TestAPI { $0.tokenKey = try Self.key(1) }
      for _ in 0..<10 {
        let answer = try served.send(Self.password)
        tokens.insert(try #require(answer.member("access_token")))
        tokens.insert(try #require(answer.member("refresh_token")))
      }
    }
    #expect(tokens.count == 40)
  }

  @Test("do not stand in for each other")
  func kinds() throws {
    let served = try TestAPI()
    let answer = try served.send(Self.password)
    let bearer = Self.restore.with { $0.authorization = "Bearer \(answer.member("refresh_token") ?? "")" }
    #expect(try served.send(bearer).rules == ["token.kind"])
    let refresh = TestRequest.login("grant_type=refresh_token&refresh_token=\(answer.member("access_token") ?? "")")
    #expect(try served.send(refresh).rules == ["login.refresh-token"])
  }

  @Test("end with their user")
  func userGone() throws {
    var served = try TestAPI()
    let answer = try served.send(.login("grant_type=password&username=paul&password=once"))
    served.world = try World(fixtures: [])
    #expect(try served.send(Self.restore.authorized(by: answer)).rules == ["token.user"])
    #expect(try served.send(answer.refresh).rules == ["token.user"])
  }

  @Test("leave those of the fixtures as they are")
  func staticTokens() throws {
    let served = try TestAPI()
    _ = try served.send(Self.password)
    #expect(try served.send(Self.restore).status == 200)
  }
}
