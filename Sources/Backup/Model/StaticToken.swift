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
