extension Fixtures {
  /// An account of a live Exchange organization.
  public struct ExchangeAccount: Sendable, Equatable {
    /// The user principal name, in any case; unique.
    public var userName: String
    /// The password.
    public var password: String {
      get { hiddenPassword.value }
      set { hiddenPassword.value = newValue }
    }

    private var hiddenPassword: Hidden<String>

    /// An account made of its parts.
    public init(userName: String, password: String) {
      self.userName = userName
      hiddenPassword = Hidden(value: password)
    }
  }
}
