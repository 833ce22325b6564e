extension Fixtures {
  /// An account of a live Exchange organization.
  public struct ExchangeAccount: Sendable, Equatable {
    /// The user principal name, in any case; unique.
    public var userName: String
    /// The password.
    public var password: String

    /// An account made of its parts.
    public init(userName: String, password: String) {
      self.userName = userName
      self.password = password
    }
  }
}
