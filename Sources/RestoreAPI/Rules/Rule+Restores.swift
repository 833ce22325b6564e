import Verdict

// The rules of the restore calls: behaviour.md, sections 3 and 4, in the order of verdict.
extension Rule {
  static let mailboxesNamed = Rule(
    "mailboxes.named", .assumed, "A bulk restore names mailboxes.",
    example: """
      POST …/mailboxes/restore

      {"mailBoxes": [], "userCode": "C6A9DB737"}
      """)

  static let mailboxID = Rule(
    "mailboxes.id", .assumed, "A mailbox that a bulk restore names has an id. Its name and address are not enough.",
    example: """
      POST …/mailboxes/restore

      {"mailBoxes": [{"email": "ann@abc.onmicrosoft.com"}], "userCode": "C6A9DB737"}
      """)

  static let itemsNamed = Rule(
    "items.named", .assumed, "A restore of items names them.",
    example: """
      POST …/mailboxes/{mailboxId}/items/restore

      {"items": [], "userCode": "C6A9DB737"}
      """)

  static let itemID = Rule(
    "items.id", .assumed, "An item that a restore names has an id.",
    example: """
      POST …/mailboxes/{mailboxId}/items/restore

      {"items": [{"subject": "Report"}], "userCode": "C6A9DB737"}
      """)
}

// Saving and sending.
extension Rule {
  static let saveSize = Rule(
    "save.size", .assumed, "One request saves at most 1,000 items, and at most 64 MiB.",
    example: """
      POST …/mailboxes/{mailboxId}/items/Save

      {"items": [{more than 1,000 items}]}
      """, since: "0.2.0")

  static let sendAddress = Rule(
    "send.address", .assumed, "Items are sent to another address only where the body has one.",
    example: """
      POST …/mailboxes/{mailboxId}/items/{itemId}/sendToDifferentAddress

      {"subject": "Restored"}
      """, since: "0.2.0")
}

// Credentials.
extension Rule {
  static let impersonationCompanion = Rule(
    "credentials.impersonation-companion", .documented,
    "impersonationAccountName comes only together with applicationCertificate.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx", "impersonationAccountName": "ann"}"#)

  static let companion = Rule(
    "credentials.companion", .assumed,
    "applicationCertificatePassword comes only together with applicationCertificate, applicationId with it or with "
      + "userCode, domainName with onPremisesUserName. An applicationId alone is ignored, with a warning.",
    example: #"{"userCode": "C6A9DB737", "applicationCertificatePassword": "xxx"}"#)

  static let oneWay = Rule(
    "credentials.one-way", .assumed,
    "Credentials are given in one way: a user name and password, a device code, or a certificate.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx", "userCode": "C6A9DB737"}"#)

  static let hybridPairs = Rule(
    "credentials.hybrid-pairs", .assumed,
    "Both pairs of user name and password are given only for a Hybrid organization.",
    example: """
      POST …/mailboxes/restore

      {"mailBoxes": [{"id": "{mailboxId}"}], "office365UserName": "ann@abc.onmicrosoft.com", \
      "office365UserPassword": "xxx", "onPremisesUserName": "ann", "onPremisesUserPassword": "xxx"}
      """)

  static let credentialsGiven = Rule("credentials.given", .assumed, "Credentials are given.", example: "{}")

  static let credentialsWhole = Rule(
    "credentials.whole", .assumed, "Every property that the way of credentials needs is there.",
    example: #"{"userName": "ann@abc.onmicrosoft.com"}"#)

  static let impersonation = Rule(
    "credentials.impersonation", .documented, "A certificate comes with the account that it stands in for.",
    example: """
      {"applicationId": "00000000-0000-4000-8000-000000000000", "applicationCertificate": "{a PFX file in Base64}", \
      "applicationCertificatePassword": "xxx"}
      """)
}

// Options, certificates and device codes.
extension Rule {
  static let flags = Rule(
    "flags.mandatory", .observed, "Every flag of the body is there. This is judged with --mandatory-flags.",
    example: """
      POST …/mailboxes/restore

      {"mailBoxes": [{"id": "{mailboxId}"}], "userCode": "C6A9DB737"}
      """)

  static let period = Rule(
    "period.range", .assumed, "recentItemRestorePeriod is no negative number of days.",
    example: """
      POST …/mailboxes/restore

      {"mailBoxes": [{"id": "{mailboxId}"}], "userCode": "C6A9DB737", "recentItemRestorePeriod": -1}
      """)

  static let base64Alphabet = Rule(
    "certificate.base64", .framework, "The certificate's alphabet and padding are those of Base64.",
    example: certificate("-----BEGIN CERTIFICATE-----"))

  static let base64Length = Rule(
    "certificate.base64-length", .observed,
    "The certificate's length is one that Base64 has: four characters for three bytes.",
    example: certificate("MIIKE"))

  static let pkcs12 = Rule(
    "certificate.pkcs12", .assumed,
    "The certificate is a PFX file (PKCS#12), and nothing follows it. --certificate-check says how far this is judged.",
    example: certificate("TUlJSw=="))

  static let certificatePassword = Rule(
    "certificate.password", .assumed,
    "The certificate opens with its password. This is judged with --certificate-check open.",
    example: certificate("{a PFX file with another password, in Base64}"))

  static let certificateUsable = Rule(
    "certificate.usable", .assumed,
    "The certificate has a private key, and has not expired. This is judged with --certificate-check open.",
    example: certificate("{a PFX file without a private key, in Base64}"))

  static let deviceCodeGiven = Rule(
    "device-code.given", .assumed, "There is a device code where one is to be checked.",
    example: """
      POST /v6/DeviceCode/check

      {}
      """)

  static let deviceCode = Rule(
    "device-code.known", .assumed,
    "The device code was issued here and has not expired, or is one of the fixtures'.",
    example: #"{"userCode": "AAAAAAAAA"}"#)

  /// A body with this certificate.
  private static func certificate(_ text: String) -> String {
    """
    {"applicationId": "00000000-0000-4000-8000-000000000000", "applicationCertificate": "\(text)", \
    "applicationCertificatePassword": "xxx", "impersonationAccountName": "ann@abc.onmicrosoft.com"}
    """
  }
}

// What the fixtures say.
extension Rule {
  static let account = Rule(
    "account.password", .assumed,
    "User name and password are those of one of the fixtures' exchangeAccounts, where there are any.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx"}"#)

  static let fault = Rule(
    "fault.armed", .scripted, "No fault rule refuses the request.",
    example: "POST …/mailboxes/{mailboxId of a fault rule}/restore", since: "0.2.0")

  static let outcome = Rule(
    "mailbox.outcome", .scripted, "The fixtures script no refusal for the mailbox.",
    example: "POST …/mailboxes/{id of a mailbox with an outcome}/restore")

  static let mailboxResolved = Rule(
    "mailboxes.resolved", .assumed,
    "A mailbox named in a bulk restore belongs to the restore session. The status is 200 all the same.",
    example: """
      POST …/mailboxes/restore

      {"mailBoxes": [{"id": "00000000-0000-4000-8000-000000000000"}], "userCode": "C6A9DB737"}
      """)
}
