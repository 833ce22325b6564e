/// A bearer token that fixtures hand out for good, or until a date.
package struct StaticToken: Sendable {
  /// The token, compared byte by byte.
  package let token: Secret
  /// The user it stands for, one of the world's REST users.
  package let userName: String
  /// The first moment at which it is no longer valid; nil for never.
  package let expires: Timestamp?

  /// Whether the token still stands for its user.
  package func isValid(at now: Timestamp) -> Bool {
    guard let expires else { return true }
    return now < expires
  }
}
