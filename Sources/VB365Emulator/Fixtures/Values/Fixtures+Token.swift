extension Fixtures {
  /// A bearer token for one of the users.
  public struct Token: Sendable, Equatable {
    /// The token, compared character by character; unique.
    public var token: String {
      get { hiddenToken.value }
      set { hiddenToken.value = newValue }
    }
    /// One of `restUsers`.
    public var userName: String
    /// The first moment at which the token is no longer valid, in ISO 8601; without it, never.
    public var expires: String?

    private var hiddenToken: Hidden<String>

    /// A token made of its parts.
    public init(token: String = "dev-token", userName: String = "administrator", expires: String? = nil) {
      hiddenToken = Hidden(value: token)
      self.userName = userName
      self.expires = expires
    }
  }
}
