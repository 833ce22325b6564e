import Verdict

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
