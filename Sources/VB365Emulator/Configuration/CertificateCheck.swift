/// How closely the certificate in a restore request is looked at.
public enum CertificateCheck: String, Sendable, CaseIterable {
  /// Not at all, once it is Base64.
  case off
  /// Whether it is a PKCS#12 file by its structure.
  case structure
  /// Whether its password opens it, and it holds a key that has not expired.
  case open
}
