import Choices
import RestoreAPI
import Testing
import Verdict

/// A request with a secret where one may be, or where a slip of the pen may put it.
struct SecretVector: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let request: TestRequest

  init(_ description: String, _ request: TestRequest) {
    testDescription = description
    self.request = request
  }

  static let secret = "hunter2-Tr0ub4dor"

  static let all: [SecretVector] =
    properties + logins + slips + [
      SecretVector("a token", .single(Bodies.password).with { $0.authorization = "Bearer \(secret)" }),
      SecretVector("a malformed token", .single(Bodies.password).with { $0.authorization = secret }),
      SecretVector("another scheme", .single(Bodies.password).with { $0.authorization = "Basic \(secret)" }),
      SecretVector(
        "a token in a misspelled field",
        .single(Bodies.password).with {
          $0.authorization = nil
          $0.fields = [("Authorisation", "Bearer \(secret)")]
        }),
      SecretVector(
        "a token in another product's field",
        .single(Bodies.password).with {
          $0.authorization = nil
          $0.fields = [("X-Auth-Token", secret)]
        }),
      SecretVector(
        "a token in the query", .get("/v6/Organizations?access_token=\(secret)").with { $0.authorization = nil }),
      SecretVector("the path", TestRequest("GET", "/v6/\(secret)")),
      SecretVector("an id of the path", .single(Bodies.password, mailbox: secret, session: secret)),
      SecretVector("the query of no route", TestRequest("GET", "/v6/x?token=\(secret)")),
      SecretVector("the query", .single(Bodies.password).with { $0.path += "?userPassword=\(secret)&\(secret)" }),
      SecretVector("the media type", .single(Bodies.password).with { $0.contentType = "text/\(secret)" }),
      SecretVector("the body", .single(secret)),
      SecretVector("the body, behind the object", .single(Bodies.password + secret)),
      SecretVector("the body, without quotes", .single(#"{"userName":"a","userPassword":\#(secret)}"#)),
      SecretVector("the body, without its end", .single(#"{"userName":"a","userPassword":"\#(secret)"#)),
      SecretVector("the body as a string", .single(#""\#(secret)""#)),
      SecretVector("a form", .single("userName=a&userPassword=\(secret)")),
      SecretVector("an unknown member's value", .single(#"{"userPasswort":"\#(secret)"}"#)),
      SecretVector("an unknown member of a mailbox", .bulk(#"{"mailBoxes":[{"userPassword":"\#(secret)"}]}"#)),
      SecretVector("mailboxes", .bulk(#"{"mailBoxes":"\#(secret)"}"#)),
      SecretVector("a mailbox", .bulk(#"{"mailBoxes":["\#(secret)"]}"#)),
      SecretVector("a mailbox's id", .bulk(#"{"mailBoxes":[{"id":"\#(secret)"}]}"#)),
      SecretVector("an unresolved mailbox", unresolved),
      SecretVector("wrong credentials of an account", .single(#"{"userName":"a","userPassword":"\#(secret)"}"#)),
    ]

  /// The secret as slips of the pen leave it: as a token, a scheme, a password and a certificate.
  private static let slips: [SecretVector] = [
    "\"\(secret)\"", "'\(secret)", "b'\(secret)'", "{\"access_token\":\"\(secret)\"}", "{{\(secret)}}", "$\(secret)",
    "@{access_token=\(secret)}", "access_token=\(secret)", "Bearer \(secret)", "\(secret) \(secret)", "\(secret)\\n",
    "%41\(secret)", "C:\\\(secret).pfx", "data:\(secret)", "eyJ\(secret)", "\(secret),",
  ].flatMap { text in
    let escaped = text.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
    return [
      SecretVector("Bearer \(text)", .single(Bodies.password).with { $0.authorization = "Bearer \(text)" }),
      SecretVector("Authorization: \(text)", .single(Bodies.password).with { $0.authorization = text }),
      SecretVector("password \(text)", .login("grant_type=password&username=administrator&password=\(text)")),
      SecretVector("grant \(text)", .login("grant_type=\(text)")),
      SecretVector(
        "certificate \(text)",
        .single(
          #"""
          {"applicationId":"\#(TestWorld.nobody)","applicationCertificate":"\#(escaped)",
          "applicationCertificatePassword":"x","impersonationAccountName":"c"}
          """#)),
    ]
  }

  /// Requests for tokens, with the secret in each parameter, whole and cut in two.
  private static let logins: [SecretVector] = [
    "grant_type", "username", "password", "refresh_token", "client_id", "assertion", "integration_token", "pasword",
  ].flatMap { name in
    ["password", "refresh_token", "operator", "integration", "urn:ietf:params:oauth:grant-type:jwt-bearer"]
      .flatMap { grant in
        [
          SecretVector("\(grant) with \(name)", .login("\(name)=\(secret)&grant_type=\(grant)&client_id=c")),
          SecretVector(
            "\(grant) with half of \(name)", .login("grant_type=\(grant)&\(name)=a&\(secret)=\(secret)&\(secret)")),
          SecretVector("\(grant) with \(name) that is no text", .login("grant_type=\(grant)&\(name)=\(secret)%ff")),
          SecretVector(
            "\(grant) with \(name) in JSON", .login(json: #"{"grant_type":"\#(grant)","\#(name)":"\#(secret)"}"#)),
          SecretVector(
            "\(grant) with a list of \(name)", .login(json: #"{"grant_type":"\#(grant)","\#(name)":["\#(secret)"]}"#)),
        ]
      }
  }

  private static let unresolved = TestRequest.bulk(
    #"{"mailBoxes":[{"id":"\#(TestWorld.nobody)","name":"\#(secret)","email":"\#(secret)"}],"userCode":"C6A9DB737"}"#)

  /// Every property, on both endpoints, with the secret as it is, in a list, and misspelled in its last letter.
  private static let properties: [SecretVector] = [
    "userName", "userPassword", "userCode", "applicationId", "applicationCertificate", "applicationCertificatePassword",
    "impersonationAccountName", "office365UserName", "office365UserPassword", "onPremisesUserName",
    "onPremisesUserPassword", "domainName", "casServer", "skipUnresolved", "changedItems", "recentItemRestorePeriod",
  ].flatMap { name in
    [#""\#(name)":"\#(secret)""#, #""\#(name)":["\#(secret)"]"#, #""\#(name.dropLast())x":"\#(secret)""#]
      .flatMap { member in
        [
          SecretVector("single: \(member)", .single("{\(member)}")),
          SecretVector("bulk: \(member)", .bulk(members: member)),
          SecretVector("bulk, without mailboxes: \(member)", .bulk("{\(member)}")),
        ]
      }
  }
}

@Suite("Secrets", .timeLimit(.minutes(5)))
struct SecretTests {
  @Test("reach no diagnostic, wherever they stand", arguments: SecretVector.all)
  func stayHidden(vector: SecretVector) throws {
    let served = try TestAPI(TestWorld.make(#""exchangeAccounts": [ { "userName": "a", "password": "b" } ],"#)) {
      $0.certificateCheck = .open
      $0.mandatoryFlags = true
    }
    let answer = try served.send(vector.request)
    // The wire's text may repeat what the client itself sent: a path, a media type.
    for word in answer.violations.flatMap(\.described) + answer.warnings.flatMap(\.described) {
      #expect(!word.contains(SecretVector.secret), "\(word)")
    }
  }
}
