extension Fixtures {
  /// An account of the REST API.
  public struct RestUser: Sendable, Equatable {
    /// The login name, in any case; unique.
    public var userName: String
    /// The password of the grant `password`.
    public var password: String {
      get { hiddenPassword.value }
      set { hiddenPassword.value = newValue }
    }
    /// The values of `grant_type` that the user may use.
    public var grants: [Grant]
    /// The `client_id` by which the grants `operator` and `jwtBearer` name the user; unique.
    public var clientId: String?

    private var hiddenPassword: Hidden<String>

    /// An account made of its parts.
    public init(
      userName: String = "administrator", password: String = "emulator", grants: [Grant] = [.password, .refreshToken],
      clientId: String? = nil
    ) {
      self.userName = userName
      hiddenPassword = Hidden(value: password)
      self.grants = grants
      self.clientId = clientId
    }
  }
}
