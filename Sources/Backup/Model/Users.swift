/// An account of the REST API: who may ask for a bearer token, and how.
package struct RestUser: Sendable {
  /// The login name; compared without regard to ASCII case, as Windows does.
  package internal(set) var userName = ""
  /// The password of the grant `password`.
  package internal(set) var password = Secret("")
  /// The grants that the user may use.
  package internal(set) var grants = defaultGrants
  /// The `client_id` that the grants `operator` and jwt-bearer name.
  package internal(set) var clientId: String?

  /// What a user may use where the fixture says nothing (interface.md).
  package static let defaultGrants: Set<Grant> = [.password, .refreshToken]

  /// Whether one of the grants leads to a first token. A refresh token comes with one, and the grants that name a client
  /// need its `clientId`.
  var canLogIn: Bool {
    grants.contains { grant in
      switch grant {
      case .password: true
      case .refreshToken: false
      case .operator, .integration, .jwtBearer: clientId != nil
      }
    }
  }
}

/// A bearer token that fixtures hand out for good, or until a date.
package struct StaticToken: Sendable {
  /// The token, compared byte by byte.
  package internal(set) var token = Secret("")
  /// The user it stands for, one of the world's REST users.
  package internal(set) var userName = ""
  /// The first moment at which it is no longer valid; nil for never.
  package internal(set) var expires: Timestamp?

  /// Whether the token still stands for its user.
  package func isValid(at now: Timestamp) -> Bool {
    guard let expires else { return true }
    return now < expires
  }
}

/// An account of the live Exchange organization, against which restores are held when a world has any (behaviour.md,
/// section 4).
package struct ExchangeAccount: Sendable {
  /// The user principal name; compared without regard to ASCII case, as Exchange does.
  package internal(set) var userName = ""
  /// The password.
  package internal(set) var password = Secret("")
}
