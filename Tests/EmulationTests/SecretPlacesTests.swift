import Emulation
import Exchange
import Testing
import TestSupport

/// A run in which every kind of secret is put into every place that a client could put it, and what is told of that run.
@Suite("What is told of a run", .timeLimit(.minutes(5)))
struct SecretPlacesTests {
  /// One for each kind; none of them can be told from its looks.
  private static let secrets = [
    "userPassword": "Hx7!q-first-secret", "office365UserPassword": "zz9SecondOne",
    "onPremisesUserPassword": "third.Secret/2",
    "applicationCertificatePassword": "fourthSecretWord", "applicationCertificate": "MIIFifthSecretBase64AAAA",
    "userCode": "SIXTHCODE7", "password": "seventh-secret", "refresh_token": "eighthRefreshToken1234",
    "assertion": "eyJninth.assertion.x", "integration_token": "tenthIntegration", "unknownMember": "eleventhUnknown",
  ]

  private static let session = "/v6/RestoreSessions/\(Requests.session)/organization/mailboxes"

  private static func post(_ path: String, _ body: String, type: String = "application/json", fields: String = "")
    -> String
  {
    "POST \(path) HTTP/1.1\r\nHost: localhost:4443\r\nAuthorization: Bearer dev-token\r\nContent-Type: \(type)\r\n"
      + "\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// The requests of a run in which `secret` stands where `name` belongs, and everywhere else.
  private static func requests(_ name: String, _ secret: String) -> [String] {
    let mailbox = "\(session)/\(Requests.mailbox)"
    let escaped = secret.unicodeScalars.map { "\\u00" + String($0.value, radix: 16) }.joined()
    let encoded = secret.utf8.map { "%" + String($0, radix: 16) }.joined()
    var requests: [String] = []
    for path in ["\(mailbox)/restore", "\(session)/restore", "/v6/token", "\(mailbox)/search", "/v6/DeviceCode"] {
      for body in [
        "{\"\(name)\":\"\(secret)\"}", "{'\(name.uppercased())':'\(secret)',}", "{\(name):\"\(escaped)\"}",
        "{\"\(name)\":[\"\(secret)\"]}", "{\"\(name)\":{\"a\":\"\(secret)\"}}", "{\"\(name)\":\"\(secret)\"",
        "{/*\(secret)*/\"\(name)\":1}", "{\"\(name)\":\"\(secret)\"} \(secret)", "\(secret)", "\"\(secret)\"",
        "{\"\(name)\":\"a\",\"\(name)\":\"\(secret)\",\"x\":\"\(secret)\"}", "{\"deletedItems\":\"\(secret)\"}",
        "{\"mailBoxes\":[{\"id\":\"\(secret)\"}]}", "{\"mailBoxes\":[\"\(secret)\"]}", "{\"mailBoxes\":\"\(secret)\"}",
        "{\"applicationId\":\"\(secret)\"}", "{\"recentItemRestorePeriod\":\"\(secret)\"}",
        "{\"mailBoxes\":[{\"id\":\"\(Requests.mailbox)\",\"password\":\"\(secret)\"}]}",
      ] { requests.append(post(path, body)) }
    }
    let form = "application/x-www-form-urlencoded"
    let action = "\(mailbox.replacing("/v6/", with: "/v5/"))/Action"
    for body in [
      "{\"restoreTo\":{\"\(name)\":\"\(secret)\"}}", "{\"\(name)\":\"\(secret)\"}", "{\"\(secret)\":null",
      "{'search':{'\(name)':'\(secret)',},\"restoreTo\":{\"\(name)\":\"\(secret)\"}}",
      "{\"restoreTo\":{\"\(name)\":{\"a\":\"\(secret)\"}},\"restoreTo\":\"\(secret)\"}",
      "{\"\(name)\":{\"\(name)\":\"\(secret)\"},\"restoreTo\":{}}", "{\"restoreTo\":[\"\(secret)\"]}",
      "{\"restoreTo\":\"\(secret)\"}", "{\"x\":{\"y\":\"\(secret)\"}}",
    ] { requests.append(post(action, body)) }
    for body in [
      "restoreTo[\(name)]=\(secret)", "restoreTo%5B\(name)%5D=\(encoded)", "restoreTo=\(secret)", "\(name)=\(secret)",
      "search[\(name)]=\(encoded)&restoreTo=", "restoreTo[x][y]=\(secret)", "restoreTo[\(name)]=%ff\(secret)",
      // In place of a name: JSON by the type of a form, a form that was encoded as a whole, one that `&` cuts.
      "[{\"restoreTo\":{\"\(name)\":\"\(secret)\"}}]", "\"\(secret)\"", "\u{A0}{\"\(name)\":\"\(secret)\"}",
      "/*\(secret)*/{\"\(name)\":1}", secret, encoded, "restoreTo%5B\(name)%5D%3D\(encoded)",
      "restoreTo[userName]=a&restoreTo[\(name)]=b&\(secret)", "restoreTo[\(secret)]=1&restoreTo[x][\(encoded)][0]=1",
    ] { requests.append(post(action, body, type: form)) }
    for body in [
      "grant_type=password&username=a&\(name)=\(secret)", "grant_type=password&password=x&\(secret)&y",
      "grant_type=password&username=a&password=a&b=\(encoded)", "\(name)=\(encoded)",
    ] { requests.append(post("/v6/token", body, type: form)) }
    requests.append(post("\(mailbox)/restore", "{}", type: "application/json; token=\(secret)"))
    for field in ["Cookie", "X-Api-Key", "Proxy-Authorization", "Referer", "X-Auth"] {
      requests.append(post("\(mailbox)/restore", "{}", fields: "\(field): \(secret)\r\n"))
    }
    for value in [secret, "Bearer \(secret)", "Basic \(secret)", "bearer  \(secret) x"] {
      requests.append(Requests.get("/v6/Organizations", fields: "Authorization: \(value)\r\n"))
    }
    let token = "Authorization: Bearer dev-token\r\n"
    for query in [
      "access_token=\(secret)", secret, "limit=\(secret)", "setId=\(encoded)", "offset=0&\(name)=\(encoded)",
      // As Base64 looks like, which ends in `=` as a name does.
      "limit=x&\(secret)1a==", "\(encoded)1a=",
    ] {
      requests.append(Requests.get("/v6/RestoreSessions?\(query)", fields: token))
    }
    for path in ["/v6/\(secret)", "/\(encoded)/x", "\(session)/\(secret)/restore", "/v6/Organizations/\(encoded)"] {
      requests.append(Requests.get(path, fields: token))
    }
    requests.append("GET \(secret) HTTP/1.1\r\n\r\n")
    requests.append("GET / HTTP/1.1\r\n\(secret)\r\n\r\n")
    return requests
  }

  @Test("has no secret in it, wherever a client put one", arguments: Self.secrets.keys.sorted())
  func nothingIsTold(name: String) throws {
    let secret = try #require(Self.secrets[name])
    let emulator = try InProcess { $0.journalEntries = 1000 }
    var told = ""
    for request in Self.requests(name, secret) {
      let answer = try emulator.send(request)
      told += answer.report.description + "\n"
    }
    let list = try emulator.send(Requests.get("/_emulator/requests?limit=1000"))
    told += list.body
    let count = list.body.split(separator: "\"id\":\"k3f9-").count - 1
    #expect(count == Self.requests(name, secret).count)
    for number in 1...count {
      let one = try emulator.send(Requests.get("/_emulator/requests/\(number)"))
      #expect(one.status == 200)
      told += one.body
    }
    // What comes near to a match that names the secret, and what a match says of itself.
    for body in [
      "{\"match\":{\"body\":{\"/\(name)\":\"\(secret)\",\"/x\":\"\(secret)\"},\"header\":{\"Cookie\":\"\(secret)\"},\"status\":418}}"
    ] {
      let answer = try emulator.send(Self.post("/_emulator/verify", body))
      #expect(answer.status == 409)
      told += answer.body
    }
    // What the run amounts to, in every form, with an expectation that names the secret.
    let expectation = "{\"match\":{\"body\":{\"/\(name)\":\"\(secret)\"},\"header\":{\"Cookie\":\"\(secret)\"}}}"
    let put = Self.post("/_emulator/expectations/secret", expectation).replacing(
      "POST", with: "PUT", maxReplacements: 1)
    #expect(try emulator.send(put).status == 204)
    for request in [
      Requests.get("/_emulator/run"), Requests.get("/_emulator/clients"), Requests.get("/_emulator/expectations"),
      Self.post("/_emulator/assert", "{}"),
      Self.post("/_emulator/assert", "{}", fields: "Accept: application/xml\r\n"),
    ] {
      let answer = try emulator.send(request)
      #expect([200, 409].contains(answer.status))
      told += answer.body
    }
    let encoded = secret.utf8.map { "%" + String($0, radix: 16) }.joined()
    for form in [secret, secret.lowercased(), encoded] {
      #expect(!told.lowercased().contains(form.lowercased()), "\(form) was told")
    }
  }

  @Test("matches a secret that is given in clear, and no other")
  func secretsMatch() throws {
    let emulator = try InProcess()
    _ = try emulator.send(Requests.restore(body: #"{"userName":"a@b.example","userPassword":"hunter2-sec\u0072et"}"#))
    for (password, status) in [("hunter2-secret", 200), ("hunter2-secreu", 409)] {
      let body = "{\"match\":{\"body\":{\"/userPassword\":\"\(password)\"}}}"
      #expect(try emulator.send(Self.post("/_emulator/verify", body)).status == status)
    }
    for (token, status) in [("dev-token", 200), ("other", 409)] {
      let body = "{\"match\":{\"header\":{\"authorization\":\"Bearer \(token)\"}}}"
      #expect(try emulator.send(Self.post("/_emulator/verify", body)).status == status)
    }
  }
}
