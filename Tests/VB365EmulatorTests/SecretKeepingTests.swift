import Testing

@testable import VB365Emulator

@Suite("What is printed, dumped and reflected", .timeLimit(.minutes(5)))
struct SecretKeepingTests {
  private static let secret = "s3cret"

  /// Every text that Swift makes of a value.
  private func texts(of value: Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(describing: value), String(reflecting: value), dumped, "\([value])"]
  }

  private func isKept(_ value: Any) -> Bool {
    texts(of: value).allSatisfy {
      !$0.contains(Self.secret) && !$0.contains("\(Array(Self.secret.utf8))".dropFirst(1).dropLast(1))
    }
  }

  private static var fixtures: Fixtures {
    Fixtures(
      restUsers: [.init(userName: "user", password: secret)], tokens: [.init(token: secret, userName: "user")],
      exchangeAccounts: [.init(userName: "a@b.c", password: secret)], deviceCodes: [secret])
  }

  @Test("shows no secret of a configuration, in it or by itself")
  func configuration() {
    var configuration = EmulatorConfiguration()
    configuration.controlToken = Self.secret
    configuration.certificate = .pfx(path: "a.pfx", password: Self.secret)
    configuration.fixtures = .values(Self.fixtures)
    #expect(isKept(configuration))
    #expect(isKept(configuration.certificate))
    #expect(isKept(configuration.fixtures))
    #expect(texts(of: configuration).allSatisfy { $0.contains("isStateful") })
    #expect("\(configuration.certificate)" == "pfx(path: a.pfx, password: hidden)")
    configuration.fixtures = .json(Self.fixtures.json)
    #expect(isKept(configuration))
    #expect(isKept(configuration.fixtures))
  }

  @Test("shows no secret of fixtures, and who has it")
  func fixtures() throws {
    #expect(isKept(Self.fixtures))
    for part in [Self.fixtures.restUsers, Self.fixtures.tokens, Self.fixtures.exchangeAccounts] as [Any] {
      #expect(isKept(part))
    }
    #expect(texts(of: Self.fixtures).allSatisfy { $0.contains("user") })
    #expect(Self.fixtures.restUsers[0].password == Self.secret)
    #expect(Self.fixtures.json.contains(Self.secret))
  }

  @Test("shows no secret of a request or an answer")
  func messages() throws {
    var request = DirectRequest.post("/v6/x?code=\(Self.secret)", json: "\"\(Self.secret)\"", token: Self.secret)
    request.headers["Cookie"] = "a=\(Self.secret)"
    request.headers["X-Own"] = Self.secret
    #expect(isKept(request))
    #expect(isKept(request.headers))
    #expect("\(request)".hasPrefix("POST /v6/x?hidden [Authorization: hidden, Content-Type: application/json, "))

    var configuration = EmulatorConfiguration()
    configuration.fixtures = .values(Self.fixtures)
    let emulator = try DirectEmulator(configuration)
    var login = DirectRequest(
      "POST", "/v6/token", body: Array("grant_type=password&username=user&password=\(Self.secret)".utf8))
    login.headers["Content-Type"] = "application/x-www-form-urlencoded"
    let answer = emulator.respond(to: login)
    #expect(answer.status == 200)
    #expect(texts(of: answer).allSatisfy { $0.hasPrefix("200 [") || $0.contains("200 [") })
    #expect(texts(of: answer).allSatisfy { !$0.contains("access_token") })
    #expect(isKept(emulator))
  }

  @Test("shows where an emulator is, and nothing of its keys and its world")
  func emulator() throws {
    var configuration = EmulatorConfiguration()
    configuration.fixtures = .values(Self.fixtures)
    configuration.controlToken = Self.secret
    let emulator = try Emulator.start(configuration)
    defer { emulator.stop() }
    #expect(isKept(emulator))
    #expect("\(emulator)" == "emulator at \(emulator.url)")
    #expect(texts(of: emulator).allSatisfy { !$0.contains("PRIVATE KEY") })
  }
}
