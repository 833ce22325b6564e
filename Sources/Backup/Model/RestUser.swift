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
