import Testing

/// A request for a token, and who gets one or why nobody does.
struct LoginVector: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let request: TestRequest
  /// Who logs in; nil where nobody does.
  var user: String?
  var error: String?
  var rule: String?
  /// The rules warned of.
  var warnings: [String] = []

  init(_ request: TestRequest, user: String, warnings: [String] = []) {
    testDescription = "\(String(decoding: request.body, as: UTF8.self)) → \(user)"
    self.request = request
    self.user = user
    self.warnings = warnings
  }

  init(_ request: TestRequest, _ error: String, _ rule: String, warnings: [String] = []) {
    testDescription = "\(String(decoding: request.body, as: UTF8.self)) → \(rule)"
    self.request = request
    self.error = error
    self.rule = rule
    self.warnings = warnings
  }
}

extension LoginVector {
  private static let password = "grant_type=password&username=administrator&password=emulator"
  private static let jwt = "urn:ietf:params:oauth:grant-type:jwt-bearer"

  static let all = clients + forms + json + grants + unclear

  /// As known clients send it.
  private static let clients = [
    // Grafana's script (bash), which names a refresh token that it has not
    LoginVector(.login("\(password)&refresh_token=%27%27"), user: "administrator"),
    // PowerShell's Invoke-RestMethod, which knows the type by itself, and others that do not
    LoginVector(.login(password), user: "administrator"),
    LoginVector(.login(password).with { $0.contentType = nil }, user: "administrator"),
    LoginVector(.login(password).with { $0.contentType = "application/json" }, user: "administrator"),
    // whatever type a form is sent under
    LoginVector(
      .login(password).with { $0.contentType = "text/plain" }, user: "administrator", warnings: ["body.media-type"]),
    LoginVector(.login("\u{FEFF}\(password)"), user: "administrator"),
    // PHP's http_build_query
    LoginVector(
      .login("grant_type=password&username=J%C3%B6rg+%26+S%C3%B6hne%2B%25&password=100%25+sauber%3D%26%2B%C3%9F"),
      user: "Jörg & Söhne+%"),
    // clients of v7
    LoginVector(.login("\(password)&disable_antiforgery_token=true"), user: "administrator", warnings: ["body.member"]),
    // what calls below /v6 get as well
    LoginVector(.login(password).with { $0.authorization = "Bearer expired" }, user: "administrator"),
    LoginVector(.login(password).with { $0.path = "/V6/Token/" }, user: "administrator"),
  ]

  private static let forms = [
    LoginVector(.login("PASSWORD=emulator&UserName=ADMINISTRATOR&Grant_Type=password"), user: "administrator"),
    LoginVector(.login("&&grant%5Ftype=passw%6frd&&username=administrator&password=emulator&"), user: "administrator"),
    LoginVector(
      .login("grant_type=password&username=Jörg %26 Söhne%2B%&password=100% sauber=%26%2Bß"),
      user: "Jörg & Söhne+%"),
    LoginVector(
      .login("\(password)&x&=y&x=%ff"), user: "administrator",
      warnings: ["body.member", "body.member", "body.member"]),
    LoginVector(
      .login("grant_type=password&username=administrator&password=emulator%0A"), "invalid_grant", "login.password"),
    LoginVector(
      .login("grant_type=password&username=administrator&password=Emulator"), "invalid_grant", "login.password"),
    LoginVector(.login("grant_type=password&username=administrator&password="), "invalid_grant", "login.password"),
    LoginVector(.login("grant_type=password&username=nobody&password=emulator"), "invalid_grant", "login.password"),
    LoginVector(.login("grant_type=password&username=administrator"), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=password&password=emulator&username="), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=password"), "invalid_grant", "login.whole"),
  ]

  private static let json = [
    LoginVector(
      .login(json: #"{"grant_type":"password","username":"administrator","password":"emulator"}"#),
      user: "administrator"),
    LoginVector(
      .login(
        json: "\u{FEFF}\n { 'Grant_Type': 'password', \"UserName\": \"administrator\", \"password\": \"emulator\", }"),
      user: "administrator"),
    LoginVector(
      .login(#"{"grant_type":"password","username":"administrator","password":"emulator","refresh_token":null}"#),
      user: "administrator"),
    LoginVector(
      .login(json: #"{"grant_type":"password","username":"administrator","password":"x","password":"emulator"}"#),
      user: "administrator"),
    LoginVector(
      .login(
        json: #"{"grant_type":"password","username":"J\u00f6rg & S\u00f6hne+%","password":"100% sauber=&+ß","a":1}"#),
      user: "Jörg & Söhne+%", warnings: ["body.member"]),
    LoginVector(
      .login(json: #"{"grant_type":"password","username":"administrator","password":["emulator"]}"#),
      "invalid_request", "body.type"),
    LoginVector(.login(json: #"{"grant_type":"password","username":"administrator""#), "invalid_request", "body.json"),
    LoginVector(.login(json: #"{}"#), "unsupported_grant_type", "login.grant-given"),
    // No object: read as a form, as the framework does with all JSON
    LoginVector(
      .login(json: #"["password"]"#), "unsupported_grant_type", "login.grant-given", warnings: ["body.member"]),
  ]

  private static let grants = [
    LoginVector(.login("grant_type=operator&client_id=olga.example&assertion=a"), user: "olga"),
    LoginVector(
      .login("grant_type=\(jwt)&client_id=olga.example&assertion=%7B%22access_token%22%3A%22a%22%7D"), user: "olga"),
    LoginVector(.login("grant_type=integration&client_id=olga.example&integration_token=a"), user: "olga"),
    LoginVector(.login(json: #"{"grant_type":"operator","client_id":"olga.example","assertion":"a"}"#), user: "olga"),
    LoginVector(.login("grant_type=operator&client_id=olga.example"), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=operator&client_id=olga.example&assertion="), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=operator&assertion=a"), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=integration&client_id=olga.example&assertion=a"), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=operator&client_id=nobody&assertion=a"), "invalid_grant", "login.client"),
    LoginVector(
      .login("grant_type=operator&client_id=paul.example&assertion=a"), "invalid_grant", "login.grant-allowed"),
    LoginVector(.login("grant_type=\(jwt)&client_id=paul.example&assertion=a"), "invalid_grant", "login.grant-allowed"),
    LoginVector(.login("grant_type=password&username=olga&password=x"), "invalid_grant", "login.grant-allowed"),
    LoginVector(.login("grant_type=refresh_token"), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=refresh_token&refresh_token="), "invalid_grant", "login.whole"),
    LoginVector(.login("grant_type=refresh_token&refresh_token=x"), "invalid_grant", "login.refresh-token"),
    LoginVector(.login("grant_type=refresh_token&refresh_token=%27%27"), "invalid_grant", "login.refresh-token"),
    LoginVector(.login(""), "unsupported_grant_type", "login.grant-given"),
    LoginVector(.login("username=administrator&password=emulator"), "unsupported_grant_type", "login.grant-given"),
    LoginVector(
      .login("grant_type=&username=administrator&password=emulator"), "unsupported_grant_type",
      "login.grant-given"),
    LoginVector(
      .login("grant_type=Password&username=administrator&password=emulator"), "unsupported_grant_type",
      "login.grant-known"),
    LoginVector(.login("grant_type=client_credentials"), "unsupported_grant_type", "login.grant-known"),
  ]

  private static let unclear = [
    LoginVector(.login("\(password)&grant_type=password"), "invalid_request", "login.parameter-once"),
    LoginVector(.login("\(password)&Password=emulator"), "invalid_request", "login.parameter-once"),
    LoginVector(
      .login("grant_type=password&username=administrator&password=%C3"), "invalid_request", "login.parameter-text"),
    LoginVector(
      .login("grant_type=password&username=%FF%FE&password=emulator"), "invalid_request", "login.parameter-text"),
  ]
}
