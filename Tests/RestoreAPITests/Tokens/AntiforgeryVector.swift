import Testing

/// A client of v7 or v8 as it logs in, and whether it can go on.
struct AntiforgeryVector: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let login: TestRequest
  /// Whether the client sends the cookies back that it gets.
  let keepsCookies: Bool
  /// Where it goes with its token.
  let path: String
  /// What it gets there.
  let status: Int

  init(
    _ description: String, _ login: TestRequest, keepsCookies: Bool = false, path: String = "/v8/Organizations",
    status: Int = 200
  ) {
    testDescription = description
    self.login = login
    self.keepsCookies = keepsCookies
    self.path = path
    self.status = status
  }

  private static func json(_ word: String) -> TestRequest {
    .login(
      json:
        #"{"grant_type":"password","username":"administrator","password":"emulator","disable_antiforgery_token":\#(word)}"#,
      "v8")
  }

  /// As known clients do it (client).
  static let clients = [
    AntiforgeryVector("an exporter in Go", .administrator("v8", "&disable_antiforgery_token=true")),
    AntiforgeryVector("a collector in Python", .administrator("v8", "&disable_antiforgery_token=true")),
    AntiforgeryVector("Python's str of a boolean", .administrator("v8", "&disable_antiforgery_token=True")),
    AntiforgeryVector(
      "a sensor that goes on to v6", .administrator("v8", "&disable_antiforgery_token=true"),
      path: "/v6/RestoreSessions"),
    AntiforgeryVector("a single page that logs in at v7", .administrator("v7"), path: "/v8/RestoreSessions"),
    AntiforgeryVector("a script of v7", .administrator("v7"), path: "/v7/Organizations"),
    AntiforgeryVector("httpx.Client", .administrator("v8"), keepsCookies: true),
    AntiforgeryVector(
      "requests.Session", .administrator("v8"), keepsCookies: true, path: "/v8/RestoreSessions?limit=500"),
    AntiforgeryVector("a client with neither", .administrator("v8"), status: 400),
    AntiforgeryVector(
      "a probe that is configured so, with a cookie jar", .administrator("v7", "&disable_antiforgery_token=false"),
      keepsCookies: true, path: "/v8/ServiceInstance"),
    AntiforgeryVector(
      "the same without one", .administrator("v7", "&disable_antiforgery_token=false&client_secret=a"),
      path: "/v7/ServiceInstance", status: 400),
    AntiforgeryVector("JSON", json("true")), AntiforgeryVector("JSON with a string", json(#""True""#)),
    AntiforgeryVector("JSON that says no", json("false"), status: 400),
    AntiforgeryVector("JSON that says nothing", json("null"), status: 400),
    AntiforgeryVector("a parameter that is empty", .administrator("v8", "&disable_antiforgery_token="), status: 400),
    AntiforgeryVector("a client of v6, which knows no such thing", .administrator("v6"), path: "/v8/Organizations"),
    AntiforgeryVector(
      "a client of v6 that sends the parameter", .administrator("v6", "&disable_antiforgery_token=false")),
  ]
}
