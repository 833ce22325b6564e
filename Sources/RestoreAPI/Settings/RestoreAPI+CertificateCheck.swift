extension RestoreAPI {
  /// How closely the certificate of a body is looked at (behaviour.md, section 3, rule 8).
  package enum CertificateCheck: String, CaseIterable, Sendable {
    /// As Base64 only.
    case off
    /// As PKCS#12, without opening it.
    case structure
    /// Opened with the password of the body.
    case open
  }
}
