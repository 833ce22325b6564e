import Verdict

// The rules of the two restore calls: behaviour.md, sections 3 and 4, in the order of verdict.
extension Rule {
  /// A bulk restore names mailboxes.
  static let mailboxesNamed = Rule("mailboxes.named", .assumed)
  /// A named mailbox has an id.
  static let mailboxID = Rule("mailboxes.id", .assumed)

  /// `impersonationAccountName` does not come without a certificate.
  static let impersonationCompanion = Rule("credentials.impersonation-companion", .documented)
  /// Another property that goes with a way of credentials does not come without it.
  static let companion = Rule("credentials.companion", .assumed)
  /// Credentials are given in one way.
  static let oneWay = Rule("credentials.one-way", .assumed)
  /// Both password pairs are for a Hybrid organization.
  static let hybridPairs = Rule("credentials.hybrid-pairs", .assumed)
  /// Credentials are given.
  static let credentialsGiven = Rule("credentials.given", .assumed)
  /// Credentials are given whole.
  static let credentialsWhole = Rule("credentials.whole", .assumed)
  /// A certificate comes with the account that it stands in for.
  static let impersonation = Rule("credentials.impersonation", .documented)

  /// Every flag of the bulk body is there (setting `mandatory-flags`).
  static let flags = Rule("flags.mandatory", .observed)
  /// `recentItemRestorePeriod` is no negative number of days.
  static let period = Rule("period.range", .assumed)

  /// The certificate's alphabet and padding are those of Base64.
  static let base64Alphabet = Rule("certificate.base64", .framework)
  /// The certificate's length is one that Base64 has.
  static let base64Length = Rule("certificate.base64-length", .observed)
  /// The certificate is a PKCS#12 file.
  static let pkcs12 = Rule("certificate.pkcs12", .assumed)
  /// The certificate opens with its password (setting `certificate-check`).
  static let certificatePassword = Rule("certificate.password", .assumed)
  /// The certificate has a private key, and time left (setting `certificate-check`).
  static let certificateUsable = Rule("certificate.usable", .assumed)

  /// There is a device code where one is to be checked.
  static let deviceCodeGiven = Rule("device-code.given", .assumed)
  /// The device code was issued here, or stands in the fixtures.
  static let deviceCode = Rule("device-code.known", .assumed)

  /// User name and password are those of an Exchange account of the fixtures.
  static let account = Rule("account.password", .assumed)
  /// The fixtures do not script trouble for the mailbox.
  static let outcome = Rule("mailbox.outcome", .observed)
  /// A mailbox named in a bulk restore belongs to the restore session.
  static let mailboxResolved = Rule("mailboxes.resolved", .assumed)
}
