/// Why no token is issued, in the words of RFC 6749, section 5.2.
enum OAuthError: String, Sendable {
  /// The request cannot be read.
  case invalidRequest = "invalid_request"
  /// Nobody has proved to be a user who may log in this way.
  case invalidGrant = "invalid_grant"
  /// `grant_type` is missing, or none that there is.
  case unsupportedGrantType = "unsupported_grant_type"
}
