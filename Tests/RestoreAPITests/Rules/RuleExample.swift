import Backup
import RestoreAPI
import TestSupport
import Testing
import Verdict

/// A rule's example on its way: who answers it, what the words in its braces stand for, and what happens before.
struct RuleExample {
  private static let session = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
  private static let mailbox = "9e9b7199-f547-467a-b580-9d283a75eaad"
  private static let sound = #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx"}"#

  private var served: TestAPI
  private var words = [
    "restoreSessionId": session, "mailboxId": mailbox, "itemId": Catalogue.item(0, in: 0, of: mailbox),
  ]
  private var isSentTwice = false

  /// Rules that no bytes of a request break alone.
  static let circumstances: Set<String> = [
    "http.memory", "login.issue", "fault.armed", "tls.certificate-accepted",
  ]

  init(of rule: Rule) throws {
    served = try TestAPI(World.default)
    try prepare(rule.name)
  }

  /// What is to be so before the example breaks its rule.
  private mutating func prepare(_ name: String) throws {
    switch name {
    case "session.working":
      words["id of a stopped session"] = Self.session
      _ = try served.send(request("POST /v6/RestoreSessions/{restoreSessionId}/Stop"))
    case "token.signed":
      let other = try TestAPI(World.default) { $0.tokenKey = try TokenKey([UInt8](1...32)) }
      words["access_token of another emulator"] = try Self.logIn(to: other).member("access_token")
    case "token.kind": words["refresh_token"] = try Self.logIn(to: served).member("refresh_token")
    case "token.ended":
      let login = try Self.logIn(to: served, "v7")
      words["access_token that was logged out"] = login.member("access_token")
      _ = try served.send(TestRequest("POST", "/v7/token/logout").authorized(by: login))
    case "token.antiforgery":
      words["access_token of POST /v8/token, without the cookie"] =
        try Self.logIn(to: served, "v8").member("access_token")
    case "token.user":
      words["access_token of a user who was taken out"] = try Self.logIn(to: served).member("access_token")
      served.world = try World(fixtures: [FixtureDocument(name: "empty.json", bytes: Array("{}".utf8))])
    case "login.throttle":
      served = try TestAPI(World.default) { $0.throttle = true }
      words["the password, twice in a second"] = "emulator"
      isSentTwice = true
    case "login.grant-allowed":
      served.world = try TestWorld.make()
      words["client of a user without this grant"] = "paul.example"
    case "credentials.impersonation": words["a PFX file in Base64"] = VendorPages.certificate
    case "flags.mandatory": served = try TestAPI(World.default) { $0.mandatoryFlags = true }
    case "certificate.password", "certificate.usable": try openCertificates()
    case "account.password":
      served.world = try World(fixtures: [
        FixtureDocument(name: "a.json", bytes: Array(Self.world.utf8))
      ])
    case "save.size":
      let one = "{\"id\": \"\(Catalogue.item(0, in: 0, of: Self.mailbox))\"}"
      words["more than 1,000 items"] = [String](repeating: one, count: 1001).joined(separator: ", ")
    case "mailbox.outcome": words["id of a mailbox with an outcome"] = "fcfbd0f6-e8f1-40ab-95bb-857fb29de27e"
    default: break
    }
  }

  private mutating func openCertificates() throws {
    served = try TestAPI(World.default) { $0.certificateCheck = .open }
    let folder = try TemporaryFolder()
    try folder.makeCertificate("own", subject: "/CN=test")
    try folder.makePFX("own", password: "another")
    try folder.openssl(["pkcs12", "-export", "-nokeys", "-in", "own.pem", "-passout", "pass:xxx", "-out", "bare.pfx"])
    words["a PFX file with another password, in Base64"] = try folder.base64(of: "own.pfx")
    words["a PFX file without a private key, in Base64"] = try folder.base64(of: "bare.pfx")
  }

  private static func logIn(to served: TestAPI, _ version: String = "v6") throws -> TestAnswer {
    try served.send(.administrator(version))
  }

  /// One mailbox, and an account of Exchange.
  private static let world = """
    { "tokens": [ { "token": "dev-token", "userName": "administrator" } ],
      "restUsers": [ { "userName": "administrator", "password": "emulator" } ],
      "organizations": [
        { "id": "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10", "name": "abc.onmicrosoft.com", "type": "Office365",
          "mailboxes": [ { "id": "\(mailbox)", "name": "Ann", "email": "ann@abc.onmicrosoft.com" } ] } ],
      "restoreSessions": [
        { "id": "\(session)", "organizationId": "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10", "type": "Vex",
          "state": "Working", "creationTime": "2026-01-01T08:00:00Z" } ],
      "exchangeAccounts": [ { "userName": "ann@abc.onmicrosoft.com", "password": "another" } ] }
    """
}

extension RuleExample {
  /// The answer to `rule`'s example, the second one where it takes two.
  func send(_ rule: Rule) throws -> TestAnswer {
    var request = request(rule.example)
    if rule.name.hasPrefix("token."), !rule.example.contains("Authorization:") { request.authorization = nil }
    let answer = try served.send(request)
    return isSentTwice ? try served.send(request) : answer
  }

  /// The request that differs from a sound one by the lines of `example`.
  private func request(_ example: String) -> TestRequest {
    var filled = example.replacing("…", with: "/v6/RestoreSessions/{restoreSessionId}/organization")
    for (word, value) in words { filled = filled.replacing("{\(word)}", with: value) }
    var lines = filled.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var request = TestRequest.single(Self.sound, mailbox: Self.mailbox, session: Self.session)
    request.authorization = "Bearer dev-token"
    if let call = lines.first?.wholeMatch(of: /([A-Za-z]+) (\/.*)/) {
      lines.removeFirst()
      request.method = String(call.1)
      request.path = String(call.2)
      if call.1.uppercased() == "GET" { (request.body, request.contentType) = ([], nil) }
      if call.2 == "/v6/token" { request.contentType = "application/x-www-form-urlencoded" }
    }
    while let field = lines.first?.wholeMatch(of: /([A-Za-z-]+): (.*)/) {
      lines.removeFirst()
      switch String(field.1) {
      case "Authorization": request.authorization = String(field.2)
      case "Content-Type": request.contentType = String(field.2)
      default: request.fields.append((name: String(field.1), value: String(field.2)))
      }
    }
    let body = lines.drop(while: \.isEmpty).joined(separator: "\n")
    if !body.isEmpty { request.body = Array(body.utf8) }
    return request
  }
}
