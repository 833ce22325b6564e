/// What is made of a client without a certificate, where clients are asked for one; one with another certificate than
/// the CA for clients vouches for is refused in any case.
public enum ClientCertificate: String, Sendable, CaseIterable {
  /// It is served.
  case request
  /// It is refused.
  case require
}
