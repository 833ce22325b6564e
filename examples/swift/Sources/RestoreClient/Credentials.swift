public import Foundation

/// Who writes the items back: exactly one way.
public enum Credentials: Sendable {
  /// An account of the Exchange organization.
  case password(user: String, password: String)
  /// A code that a user has entered.
  case deviceCode(String)
  /// An application with a certificate, as a PFX file, that acts for an account.
  case certificate(applicationID: String, pfx: Data, password: String, impersonating: String)
}
