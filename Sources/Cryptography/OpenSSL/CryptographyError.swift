/// What went wrong in cryptography beside TLS; never holds a key, a password or a file's contents.
package enum CryptographyError: Error, Equatable, Sendable {
  /// OpenSSL refused a step, for its own reasons in the order it gave them.
  case openSSL(step: String, reasons: [String])
  /// The PEM text holds no certificate.
  case noCertificate
  /// The PEM text or the PFX file holds no private key that can be read.
  case noPrivateKey
  /// A certificate of the PEM text is encrypted (RFC 1421, section 4.6.1.1), which nobody does to a certificate.
  case encryptedCertificate
  /// The private key is encrypted; only plain PKCS#8 and traditional PEM are read.
  case encryptedPrivateKey
  /// The private key is not the one of the first certificate.
  case keyDoesNotMatch
  /// The PFX file was not used, as its check says.
  case pfx(PKCS12.Obstacle)
}

extension CryptographyError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .openSSL(let step, let reasons) where reasons.isEmpty: "\(step) failed"
    case .openSSL(let step, let reasons): "\(step) failed: \(reasons.joined(separator: "; "))"
    case .noCertificate: "there is no certificate in it"
    case .noPrivateKey: "there is no private key in it that could be read"
    case .encryptedCertificate: "the certificate is encrypted; decrypt it with: openssl x509 -in FILE"
    case .encryptedPrivateKey:
      "the private key is encrypted; decrypt it with: openssl pkey -in FILE, or use --pfx with --pfx-password"
    case .keyDoesNotMatch: "the private key does not belong to the first certificate"
    case .pfx(let obstacle): obstacle.description
    }
  }
}
