import JSONText
import Verdict

// The rules that hold for a request whatever it asks for: behaviour.md, section 1, in the order of verdict.
extension Rule {
  /// The message is HTTP/1.1 within the limits.
  static let message = Rule("http.message", .assumed)

  /// There is memory for the request and its answer.
  static let memory = Rule("http.memory", .assumed)

  /// The path is one of the API's.
  static let path = Rule("route.path", .assumed)
  /// The path has that method.
  static let method = Rule("route.method", .framework)
  /// The method is spelled in capitals, as RFC 9110 has it; the framework takes it in any case.
  static let methodCase = Rule("route.method-case", .framework)

  /// The call is not one of those that are left out.
  static let emulated = Rule("route.emulated", .assumed)

  /// There is a bearer token.
  static let tokenPresent = Rule("token.present", .observed)
  /// `Authorization` has the form of a bearer token.
  static let tokenForm = Rule("token.form", .observed)
  /// The bearer token was issued here.
  static let tokenKnown = Rule("token.known", .observed)
  /// The bearer token has not expired.
  static let tokenAlive = Rule("token.alive", .observed)

  /// The body has a media type that carries JSON.
  static let mediaType = Rule("body.media-type", .framework)
  /// The body is one JSON object.
  static let json = Rule("body.json", .framework)
  /// There is a body that is not null: the framework hands null on, and what the vendor's code makes of it is not known.
  static let bodyPresent = Rule("body.present", .assumed)
  /// A body's member has its type.
  static let type = Rule("body.type", .framework)

  /// An id in the path is a UUID.
  static let pathID = Rule("path.id", .assumed)
  /// An id in the path is written as 8-4-4-4-12 digits; the framework reads the other forms of a UUID too.
  static let idForm = Rule("path.id-form", .framework)
  /// The organization exists.
  static let organizationKnown = Rule("organization.known", .assumed)
  /// The restore session exists, and has what the path leads to.
  static let sessionKnown = Rule("session.known", .assumed)
  /// The restore session has not been stopped.
  static let sessionWorking = Rule("session.working", .assumed)
  /// The mailbox of the path belongs to the restore session.
  static let mailboxKnown = Rule("mailbox.known", .assumed)

  /// The event of the path belongs to the restore session.
  static let eventKnown = Rule("event.known", .assumed)

  /// A query parameter has its type.
  static let queryType = Rule("query.type", .framework)
  /// A query parameter is within its range.
  static let queryRange = Rule("query.range", .assumed)
  /// A query parameter is one of the call's; others are ignored.
  static let queryParameter = Rule("query.parameter", .client)
  /// A member of the body is one of the call's; others are ignored.
  static let member = Rule("body.member", .client)
}

// What the framework reads and plain JSON has not (behaviour.md, section 2): warnings, never refusals.
extension Rule {
  /// A value has the JSON type of its property, and is not converted to it.
  static let jsonConverted = Rule("json.converted", .framework)
  /// The body is UTF-8 without a byte-order mark.
  static let jsonEncoding = Rule("json.encoding", .framework)

  /// The rule that `leniency` breaks.
  static func json(_ leniency: JSONLeniency) -> Rule { Rule(leniency.ruleName, .framework) }
}

extension JSONLeniency {
  fileprivate var ruleName: String {
    switch self {
    case .comment: "json.comment"
    case .singleQuotes: "json.single-quotes"
    case .unquotedName: "json.unquoted-name"
    case .trailingComma: "json.trailing-comma"
    case .missingValue: "json.missing-value"
    case .whiteSpace: "json.white-space"
    case .controlCharacter: "json.control-character"
    case .loneSurrogate: "json.lone-surrogate"
    case .numberForm: "json.number-form"
    case .notFinite: "json.not-finite"
    case .undefined: "json.undefined"
    case .constructor: "json.constructor"
    case .textAfterValue: "json.trailing-text"
    }
  }

  /// What plain JSON would have there.
  var expected: String {
    switch self {
    case .comment: "no comment"
    case .singleQuotes: "double quotes"
    case .unquotedName: "a name in double quotes"
    case .trailingComma: "no comma behind the last"
    case .missingValue: "a value"
    case .whiteSpace: "a space, a tab or a line break"
    case .controlCharacter: "an escape instead of a control character"
    case .loneSurrogate: "both halves of a surrogate pair"
    case .numberForm: "a decimal number with digits on both sides of its point"
    case .notFinite: "a number with digits"
    case .undefined: "null, or no member"
    case .constructor: "no constructor"
    case .textAfterValue: "nothing behind the object"
    }
  }

  /// What is there instead.
  var found: String {
    switch self {
    case .comment: "a comment"
    case .singleQuotes: "single quotes"
    case .unquotedName: "a name without quotes"
    case .trailingComma: "a trailing comma"
    case .missingValue: "a comma"
    case .whiteSpace: "white space of another kind, or U+0000"
    case .controlCharacter: "a control character"
    case .loneSurrogate: "one half of a surrogate pair"
    case .numberForm: "a number of another form"
    case .notFinite: "a number that is not finite"
    case .undefined: "undefined"
    case .constructor: "a constructor"
    case .textAfterValue: "more text, which nobody reads"
    }
  }
}

// The rules of issued tokens and of the requests for them: behaviour.md, section 5.
extension Rule {
  /// An issued token is as it was issued, and signed with this emulator's key.
  static let tokenSigned = Rule("token.signed", .observed)
  /// A bearer token is an access token.
  static let tokenKind = Rule("token.kind", .observed)
  /// The user of an issued token is still one of the fixtures'.
  static let tokenUser = Rule("token.user", .assumed)

  /// There are not too many requests for tokens (setting `throttle`).
  static let throttle = Rule("login.throttle", .observed)
  /// A parameter of a form is there once (RFC 6749, section 3.2).
  static let parameterOnce = Rule("login.parameter-once", .assumed)
  /// A parameter of a form is text.
  static let parameterText = Rule("login.parameter-text", .assumed)
  /// There is a `grant_type`.
  static let grantGiven = Rule("login.grant-given", .framework)
  /// `grant_type` is one that there is.
  static let grantKnown = Rule("login.grant-known", .framework)
  /// The parameters of the grant are there.
  static let loginWhole = Rule("login.whole", .assumed)
  /// User name and password are those of a REST user of the fixtures.
  static let loginPassword = Rule("login.password", .assumed)
  /// The client is one of the fixtures'.
  static let loginClient = Rule("login.client", .assumed)
  /// The refresh token was issued here, has not expired, and was not used.
  static let loginRefreshToken = Rule("login.refresh-token", .framework)
  /// The user may log in with the grant.
  static let grantAllowed = Rule("login.grant-allowed", .assumed)
  /// The token can be signed.
  static let tokenIssued = Rule("login.issue", .assumed)
}

// The rules for what lies below a mailbox.
extension Rule {
  /// A folder named by its id belongs to the mailbox.
  static let folderKnown = Rule("folder.known", .assumed)
  /// An item named by its id belongs to the mailbox.
  static let itemKnown = Rule("item.known", .assumed)

  /// A restore of items names them.
  static let itemsNamed = Rule("items.named", .assumed)
  /// A named item has an id.
  static let itemID = Rule("items.id", .assumed)
}

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
  /// No fault rule refuses the request.
  static let fault = Rule("fault.armed", .scripted)
  /// The fixtures do not script trouble for the mailbox.
  static let outcome = Rule("mailbox.outcome", .scripted)
  /// A mailbox named in a bulk restore belongs to the restore session.
  static let mailboxResolved = Rule("mailboxes.resolved", .assumed)
}
