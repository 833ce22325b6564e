/// An account of the live Exchange organization, against which restores are held when a world has any (behaviour.md,
/// section 4).
package struct ExchangeAccount: Sendable {
  /// The user principal name; compared without regard to ASCII case, as Exchange does.
  package internal(set) var userName = ""
  /// The password.
  package internal(set) var password = Secret("")
}
