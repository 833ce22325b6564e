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
