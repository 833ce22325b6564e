extension Fixtures {
  /// The ways to get a bearer token; raw values are those of `grant_type`.
  public enum Grant: String, Sendable, CaseIterable {
    /// A user name and a password.
    case password
    /// The refresh token of an earlier pair.
    case refreshToken = "refresh_token"
    /// A restore operator's assertion.
    case `operator`
    /// An integration token.
    case integration
    /// A JSON Web Token as an assertion.
    case jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"
  }
}
