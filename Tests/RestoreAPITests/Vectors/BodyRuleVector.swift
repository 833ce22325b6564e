import Testing

/// A body that breaks rules, and what the answer and the diagnostics say (behaviour.md, section 3).
struct BodyRuleVector: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let request: TestRequest
  /// The wire's text.
  let message: String
  /// Every violation's rule, in order; the first one's basis is the answer's.
  let rules: [String]
  let pointers: [String]

  init(
    _ description: String, _ request: TestRequest, _ message: String, _ findings: [(rule: String, pointer: String)]
  ) {
    testDescription = description
    self.request = request
    self.message = message
    rules = findings.map(\.rule)
    pointers = findings.map(\.pointer)
  }
}

extension TestRequest {
  /// A bulk body with one mailbox and these members.
  static func bulk(members: String, session: String = TestWorld.session) -> TestRequest {
    .bulk("{\(Bodies.mailboxes(TestWorld.plain))\(members.isEmpty ? "" : ",")\(members)}", session: session)
  }
}

extension BodyRuleVector {
  static let all = mailboxes + companions + ways + missing + options + deviceCodes

  /// Rule 1.
  static let mailboxes: [BodyRuleVector] = [
    BodyRuleVector(
      "no mailboxes", .bulk(#"{"userCode":"C6A9DB737"}"#), "Missing mandatory parameters: MailBoxes",
      [("mailboxes.named", "/mailBoxes")]),
    BodyRuleVector(
      "null for mailboxes", .bulk(#"{"userCode":"C6A9DB737","mailboxes":null}"#),
      "Missing mandatory parameters: MailBoxes", [("mailboxes.named", "/mailboxes")]),
    BodyRuleVector(
      "an empty list", .bulk(#"{"userCode":"C6A9DB737","MAILBOXES":[]}"#), "Missing mandatory parameters: MailBoxes",
      [("mailboxes.named", "/MAILBOXES")]),
    BodyRuleVector(
      "an empty list after a full one",
      .bulk(#"{"userCode":"C6A9DB737",\#(Bodies.mailboxes(TestWorld.plain)),"mailboxes":[]}"#),
      "Missing mandatory parameters: MailBoxes", [("mailboxes.named", "/mailboxes")]),
    BodyRuleVector(
      "an element without id", .bulk(#"{"userCode":"C6A9DB737","mailBoxes":[{"name":"Ann","email":"a@b"}]}"#),
      "Missing mandatory parameters: MailBoxes[0].Id", [("mailboxes.id", "/mailBoxes/0/id")]),
    BodyRuleVector(
      "elements without id behind others",
      .bulk(#"{"userCode":"C6A9DB737","mailBoxes":[{"id":"\#(TestWorld.plain)"},{},{"id":null}]}"#),
      "Missing mandatory parameters: MailBoxes[1].Id",
      [("mailboxes.id", "/mailBoxes/1/id"), ("mailboxes.id", "/mailBoxes/2/id")]),
  ]

  /// Rule 2, each on the endpoints that have the property.
  static let companions: [BodyRuleVector] = [
    BodyRuleVector(
      "an impersonation account beside a password",
      .single(#"{"userName":"a","userPassword":"b","impersonationAccountName":"c"}"#),
      "ImpersonationAccountName can only be used together with ApplicationCertificate.",
      [("credentials.impersonation-companion", "/impersonationAccountName")]),
    BodyRuleVector(
      "an impersonation account beside a code, in bulk",
      .bulk(members: #""userCode":"C6A9DB737","ImpersonationAccountName":"c""#),
      "ImpersonationAccountName can only be used together with ApplicationCertificate.",
      [("credentials.impersonation-companion", "/ImpersonationAccountName")]),
    BodyRuleVector(
      "a certificate's password beside a password",
      .single(#"{"userName":"a","userPassword":"b","applicationCertificatePassword":"c"}"#),
      "ApplicationCertificatePassword can only be used together with ApplicationCertificate.",
      [("credentials.companion", "/applicationCertificatePassword")]),
    BodyRuleVector(
      "a domain beside the cloud's password",
      .bulk(members: #""office365UserName":"a","office365UserPassword":"b","domainName":"c""#),
      "DomainName can only be used together with OnPremisesUserName.", [("credentials.companion", "/domainName")]),
    BodyRuleVector(
      "every companion at once, and nothing they belong to",
      .bulk(
        members: #"""
          "domainName":"d","applicationId":"\#(TestWorld.nobody)","applicationCertificatePassword":"p",
          "impersonationAccountName":"i","applicationCertificate":""
          """#),
      "ImpersonationAccountName can only be used together with ApplicationCertificate.",
      [
        ("credentials.impersonation-companion", "/impersonationAccountName"),
        ("credentials.companion", "/applicationCertificatePassword"),
        ("credentials.companion", "/domainName"), ("credentials.given", "/office365UserName"),
      ]),
  ]

  /// Rule 3's second half; its first half is ``WayVector``.
  static let ways: [BodyRuleVector] = [
    BodyRuleVector(
      "both pairs for a cloud organization", .bulk(members: bothPairs),
      "Office365UserName and OnPremisesUserName can be used together only for a Hybrid organization.",
      [("credentials.hybrid-pairs", "/onPremisesUserName")]),
    BodyRuleVector(
      "both pairs for an organization on premises", .bulk(members: bothPairs, session: TestWorld.onPremisesSession),
      "Office365UserName and OnPremisesUserName can be used together only for a Hybrid organization.",
      [("credentials.hybrid-pairs", "/onPremisesUserName")]),
    BodyRuleVector(
      "both pairs and a code", .bulk(members: bothPairs + #","userCode":"C6A9DB737""#),
      "Office365UserName and UserCode cannot be used together.",
      [
        ("credentials.one-way", "/userCode"), ("credentials.one-way", "/userCode"),
        ("credentials.hybrid-pairs", "/onPremisesUserName"),
      ]),
    BodyRuleVector(
      "three ways",
      .single(
        #"{"userName":"a","userPassword":"b","userCode":"C6A9DB737","applicationCertificate":"\#(VendorPages.certificate)"}"#
      ),
      "UserName and UserCode cannot be used together.",
      [
        ("credentials.one-way", "/userCode"), ("credentials.one-way", "/applicationCertificate"),
        ("credentials.one-way", "/applicationCertificate"),
      ]),
    BodyRuleVector(
      "halves of two ways, of which one has to go", .single(#"{"userPassword":"b","userCode":"C6A9DB737"}"#),
      "UserName and UserCode cannot be used together.", [("credentials.one-way", "/userCode")]),
  ]

  static let bothPairs =
    #""office365UserName":"a","office365UserPassword":"b","onPremisesUserName":"c","onPremisesUserPassword":"d""#

  /// Rules 4 and 5.
  static let missing: [BodyRuleVector] = [
    BodyRuleVector(
      "no credentials", .single("{}"), "Missing mandatory parameters: UserName, UserPassword",
      [("credentials.given", "/userName")]),
    BodyRuleVector(
      "no credentials, in bulk", .bulk(members: ""),
      "Missing mandatory parameters: Office365UserName, Office365UserPassword",
      [("credentials.given", "/office365UserName")]),
    BodyRuleVector(
      "a user name alone", .single(#"{"userName":"a"}"#), "Missing mandatory parameters: UserPassword",
      [("credentials.whole", "/userPassword")]),
    BodyRuleVector(
      "a password alone", .single(#"{"userName":"","userPassword":"b"}"#), "Missing mandatory parameters: UserName",
      [("credentials.whole", "/userName")]),
    BodyRuleVector(
      "a cloud user name alone", .bulk(members: #""office365UserName":"a""#),
      "Missing mandatory parameters: Office365UserPassword", [("credentials.whole", "/office365UserPassword")]),
    BodyRuleVector(
      "a cloud password alone", .bulk(members: #""office365UserPassword":"a""#),
      "Missing mandatory parameters: Office365UserName", [("credentials.whole", "/office365UserName")]),
    BodyRuleVector(
      "a user name on premises alone", .bulk(members: #""onPremisesUserName":"a","domainName":"d""#),
      "Missing mandatory parameters: OnPremisesUserPassword", [("credentials.whole", "/onPremisesUserPassword")]),
    BodyRuleVector(
      "a password on premises alone", .bulk(members: #""onPremisesUserPassword":"a","domainName":"d""#),
      "Missing mandatory parameters: OnPremisesUserName", [("credentials.whole", "/onPremisesUserName")]),
    BodyRuleVector(
      "half of both pairs for a Hybrid organization",
      .bulk(members: #""office365UserName":"a","onPremisesUserPassword":"d""#, session: TestWorld.hybridSession),
      "Missing mandatory parameters: Office365UserPassword",
      [("credentials.whole", "/office365UserPassword"), ("credentials.whole", "/onPremisesUserName")]),
    BodyRuleVector(
      "a certificate alone", .single(#"{"applicationCertificate":"\#(VendorPages.certificate)"}"#),
      "Missing mandatory parameters: ApplicationId, ApplicationCertificatePassword, ImpersonationAccountName",
      [
        ("credentials.whole", "/applicationId"), ("credentials.whole", "/applicationCertificatePassword"),
        ("credentials.impersonation", "/impersonationAccountName"),
      ]),
    BodyRuleVector(
      "a certificate without the account it stands in for",
      .bulk(
        members: #"""
          "applicationId":"\#(TestWorld.nobody)","applicationCertificate":"\#(VendorPages.certificate)",
          "applicationCertificatePassword":"xxx"
          """#),
      "Missing mandatory parameters: ImpersonationAccountName",
      [("credentials.impersonation", "/impersonationAccountName")]),
  ]

  /// Rule 7; rule 6 has a setting and a test of its own.
  static let options: [BodyRuleVector] = [
    BodyRuleVector(
      "a negative number of days", .bulk(members: #""userCode":"C6A9DB737","recentItemRestorePeriod":-1"#),
      "RecentItemRestorePeriod must be 0 or greater.", [("period.range", "/recentItemRestorePeriod")]),
    BodyRuleVector(
      "a negative number of days in a string",
      .bulk(members: #""userCode":"C6A9DB737","recentItemRestorePeriod":"-2147483648""#),
      "RecentItemRestorePeriod must be 0 or greater.", [("period.range", "/recentItemRestorePeriod")]),
  ]

  /// Rule 9.
  static let deviceCodes: [BodyRuleVector] = [
    BodyRuleVector(
      "a code nobody issued", .single(#"{"userCode":"AAAAAAAAA"}"#),
      "The device code is not valid or has expired.", [("device-code.known", "/userCode")]),
    BodyRuleVector(
      "a number for a code", .bulk(members: #""userCode":123456789"#),
      "The device code is not valid or has expired.", [("device-code.known", "/userCode")]),
    BodyRuleVector(
      "a code with a blank", .single(#"{"userCode":"C6A9DB737 "}"#), "The device code is not valid or has expired.",
      [("device-code.known", "/userCode")]),
    BodyRuleVector(
      "rules of every kind, in their order",
      .bulk(#"{"recentItemRestorePeriod":-1,"userCode":"AAAAAAAAA","domainName":"d","applicationCertificate":"?"}"#),
      "Missing mandatory parameters: MailBoxes",
      [
        ("mailboxes.named", "/mailBoxes"), ("credentials.companion", "/domainName"),
        ("credentials.one-way", "/applicationCertificate"), ("period.range", "/recentItemRestorePeriod"),
        ("certificate.base64", "/applicationCertificate"), ("device-code.known", "/userCode"),
      ]),
  ]
}
