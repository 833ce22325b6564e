// The texts of refused requests for tokens; the real server's are not known (assumed).
extension Message {
  /// `grant_type` is missing or unknown.
  static let unsupportedGrant = "The grant type is not supported."
  /// A user name and password that belong to nobody.
  static let wrongLogin = "The user name or password is incorrect."
  /// A refresh token that is none, has expired, or was used.
  static let invalidRefreshToken = "The refresh token is not valid or has expired."
  /// A client that no user has, or nothing that vouches for it.
  static let invalidClient = "The client or what vouches for it is not valid."
  /// A user who may not log in this way.
  static let grantNotAllowed = "The user may not log in with this grant type."
  /// What the framework says when nothing better is known.
  static let failure = "An error has occurred."

  /// A parameter of a form that is there twice, or is no text.
  static func unclearParameter(_ property: Property) -> String {
    "The parameter \(property.name) must be given once, as text in UTF-8."
  }
}
