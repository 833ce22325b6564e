import Testing
import Verdict

@testable import RestoreAPI

@Suite("Antiforgery", .timeLimit(.minutes(5)))
struct AntiforgeryTests {
  private static let name = ".AspNetCore.Antiforgery.vb365"
  private static let get = TestRequest.get("/v8/Organizations")

  @Test("asks a client for the cookie, unless it said that it wants none", arguments: AntiforgeryVector.clients)
  func clients(vector: AntiforgeryVector) throws {
    let api = try TestAPI()
    let login = try api.send(vector.login)
    #expect(login.status == 200)
    var request = TestRequest.get(vector.path).authorized(by: login)
    if vector.keepsCookies { request = request.keepingCookies(of: login) }
    let answer = try api.send(request)
    #expect(answer.status == vector.status)
    #expect(answer.rules == (vector.status == 200 ? [] : ["token.antiforgery"]))
  }

  @Test("sets a cookie that lives with the client, and only where it is needed")
  func cookie() throws {
    let answer = try TestAPI().send(.administrator("v8"))
    let cookie = try #require(answer.field("Set-Cookie"))
    #expect(
      cookie.wholeMatch(of: /(.*)=[A-Za-z0-9_-]{66}; path=\/; secure; samesite=strict; httponly/)?.1 == "\(Self.name)")
    for version in ["v5", "v6", "v7"] {
      #expect(try TestAPI().send(.administrator(version)).field("Set-Cookie") == nil)
    }
    let disabled = try TestAPI().send(.administrator("v8", "&disable_antiforgery_token=true"))
    #expect(disabled.field("Set-Cookie") == nil)
  }

  @Test("refuses in the framework's words, and in the form of the version", arguments: ["v5", "v6", "v7", "v8"])
  func refusal(version: String) throws {
    let api = try TestAPI()
    let login = try api.send(.administrator("v8"))
    let answer = try api.send(.get("/\(version)/Organizations").authorized(by: login))
    #expect(answer.status == 400)
    #expect(answer.member("message") == #"The required antiforgery cookie "\#(Self.name)" is not present."#)
    #expect(answer.member("errorCode") == (version == "v8" ? "ParameterValidationFailure" : nil))
    #expect(answer.basis == "framework")
    #expect(answer.pointers == ["Cookie"])
    #expect(answer.violations.first?.suggestion?.contains("disable_antiforgery_token=true") == true)
    #expect(answer.violations.first?.suggestion?.contains("cookies") == true)
  }

  @Test("is found among others of its name, wherever it stands")
  func several() throws {
    let api = try TestAPI()
    let logins = try (0..<3).map { _ in try api.send(.administrator("v8")) }
    let cookies = try logins.map { login in
      let field = try #require(login.field("Set-Cookie"))
      return String(field.prefix { $0 != ";" })
    }
    for login in logins {
      let request = Self.get.authorized(by: login)
      for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let cookie = order.map { cookies[$0] }.joined(separator: "; ")
        #expect(try api.send(request.with { $0.fields.append(("Cookie", cookie)) }).status == 200)
      }
    }
    let other = Self.get.authorized(by: logins[0]).with { $0.fields.append(("Cookie", "\(cookies[1]); \(cookies[2])")) }
    #expect(try api.send(other).status == 400)
    // No more than so many are looked at.
    let many = (0...AntiforgeryCookie.Finding.most).map { _ in cookies[1] } + [cookies[0]]
    let crowd = Self.get.authorized(by: logins[0]).with {
      $0.fields.append(("Cookie", many.joined(separator: "; ")))
    }
    #expect(try api.send(crowd).status == 400)
  }

  @Test("comes behind the token and before all else")
  func order() throws {
    let api = try TestAPI()
    let login = try api.send(.administrator("v8"))
    let strange = TestRequest("POST", "/v8/RestoreSessions/1/organization/mailboxes/restore", body: "x")
    #expect(try api.send(strange.authorized(by: login)).rules == ["token.antiforgery"])
    #expect(try api.send(strange.authorized(by: "x")).rules == ["token.known"])
    #expect(try api.send(.get("/v8/nowhere").authorized(by: login)).status == 404)
  }

  @Test(
    "takes the cookie wherever it stands among others",
    arguments: [
      ["a=b; NAME=VALUE"], ["NAME=VALUE;a=b"], ["NAME=\"VALUE\""], ["a=b", "NAME=VALUE"], [";;  NAME=VALUE ; "],
      ["NAME=old; NAME=VALUE"], ["NAME=VALUE; NAME=old"], ["NAME=VALUE", "a"],
    ])
  func places(fields: [String]) throws {
    let api = try TestAPI()
    let login = try api.send(.administrator("v8"))
    let value = try Self.value(of: login)
    let request = Self.get.authorized(by: login).with { request in
      request.fields = fields.map {
        ("Cookie", $0.replacing("NAME", with: Self.name).replacing("VALUE", with: value))
      }
    }
    #expect(try api.send(request).status == 200)
  }

  @Test(
    "says what else was sent in its place",
    arguments: [
      ("a=b", "other cookies"), ("NAME", "other cookies"), ("name=VALUE", "other cookies"), ("", "no cookie"),
      ("NAME=", "0 bytes that"), ("NAME=x", "1 bytes that"), ("NAME=VALUEx", "67 bytes that"),
      ("NAME=TOKEN", "bytes that"), ("NAME=OTHER", "that of another token"), ("XNAME=VALUE", "other cookies"),
    ])
  func others(field: String, found: String) throws {
    let api = try TestAPI()
    let login = try api.send(.administrator("v8"))
    let other = try Self.value(of: api.send(.administrator("v8")))
    let text = field.replacing("TOKEN", with: login.member("access_token") ?? "")
      .replacing("OTHER", with: other).replacing("VALUE", with: try Self.value(of: login))
      .replacing("NAME", with: Self.name)
    let answer = try api.send(Self.get.authorized(by: login).with { $0.fields = [("Cookie", text)] })
    #expect(answer.status == 400)
    #expect(answer.violations.first?.found.contains(found) == true, "\(answer.violations.first?.found ?? "")")
  }

  @Test("refuses a cookie of which any character is another one")
  func tampering() throws {
    let api = try TestAPI()
    let login = try api.send(.administrator("v8"))
    let value = Array(try Self.value(of: login).utf8)
    for index in value.indices {
      var changed = value
      changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      let cookie = "\(Self.name)=\(String(decoding: changed, as: UTF8.self))"
      let answer = try api.send(Self.get.authorized(by: login).with { $0.fields = [("Cookie", cookie)] })
      #expect(answer.rules == ["token.antiforgery"])
    }
  }

  @Test("is shared by emulators with one key, and by no others")
  func replicas() throws {
    func emulator(_ first: UInt8) throws -> TestAPI {
      try TestAPI { $0.tokenKey = try TokenKey((0..<32).map { $0 &+ first }) }
    }
    let login = try emulator(1).send(.administrator("v8"))
    let request = Self.get.authorized(by: login).keepingCookies(of: login)
    #expect(try emulator(1).send(request).status == 200)
    #expect(try emulator(2).send(request).rules == ["token.signed"])
    let own = try emulator(2).send(.administrator("v8"))
    let mixed = try emulator(2).send(Self.get.authorized(by: own).keepingCookies(of: login))
    #expect(mixed.member("message") == "The antiforgery token could not be decrypted.")
  }

  @Test("asks for the cookie of a refresh, too, and gives the new pair one of its own")
  func refresh() throws {
    let api = try TestAPI()
    let first = try api.send(.administrator("v8"))
    let refresh = first.refresh.with { $0.path = "/v8/token" }
    let refused = try api.send(refresh)
    #expect(refused.status == 400)
    #expect(refused.rules == ["token.antiforgery"])
    #expect(refused.member("error") == "invalid_grant")
    #expect(refused.member("message")?.contains(Self.name) == true)
    // It is not spent by that.
    let second = try api.send(refresh.keepingCookies(of: first))
    #expect(second.status == 200)
    #expect(try api.send(Self.get.authorized(by: second).keepingCookies(of: first)).status == 400)
    #expect(try api.send(Self.get.authorized(by: second).keepingCookies(of: second)).status == 200)
    // A client may be done with it from then on.
    let disabled = second.refresh.with {
      $0.path = "/v8/token"
      $0.body += Array("&disable_antiforgery_token=true".utf8)
    }
    let third = try api.send(disabled.keepingCookies(of: second))
    #expect(third.status == 200)
    #expect(try api.send(Self.get.authorized(by: third)).status == 200)
  }

  @Test("takes a boolean and nothing else", arguments: ["yes", "1", "tru", "%22true%22"])
  func strangeWords(word: String) throws {
    let answer = try TestAPI().send(.administrator("v8", "&disable_antiforgery_token=\(word)"))
    #expect(answer.status == 400)
    #expect(answer.rules == ["body.type"])
    #expect(answer.pointers == ["/disable_antiforgery_token"])
    #expect(answer.member("error") == "invalid_request")
    #expect(answer.violations.first?.suggestion == "write true or false")
  }

  @Test("leaves the tokens of the fixtures alone", arguments: ["v5", "v6", "v7", "v8"])
  func staticTokens(version: String) throws {
    #expect(try TestAPI().send(.get("/\(version)/Organizations")).status == 200)
  }

  @Test("is data of a version")
  func data() throws {
    let version = APIVersion.v8.with("v9") { $0.antiforgery = false }
    let api = try TestAPI { $0.versions = APIVersion.all + [version] }
    let login = try api.send(.administrator("v9"))
    #expect(try api.send(Self.get.authorized(by: login)).status == 200)
  }

  private static func value(of login: TestAnswer) throws -> String {
    let cookie = try #require(login.field("Set-Cookie"))
    return String(try #require(cookie.firstMatch(of: /=([^;]*);/)).1)
  }
}
