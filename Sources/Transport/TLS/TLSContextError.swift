/// Why no TLS context could be made.
package enum TLSContextError: Error, Hashable, Sendable {
  /// The text holds no PEM certificate, or one that cannot be read.
  case certificate(OpenSSLError)
  /// The text holds no PEM private key, or one that cannot be read.
  case privateKey(OpenSSLError)
  /// What the PEM text holds is encrypted: nobody is asked for its password.
  case encrypted
  /// The key is not the one of the first certificate.
  case keyMismatch
  /// OpenSSL lacks something this configuration needs, or memory is short.
  case configuration(OpenSSLError)
}

extension TLSContextError: CustomStringConvertible {
  /// One line for a log or a terminal; never a part of the key.
  package var description: String {
    switch self {
    case .certificate(let error): "the certificate cannot be read: \(error)"
    case .privateKey(let error): "the private key cannot be read: \(error)"
    case .encrypted: "it is encrypted; decrypt it with: openssl x509 -in FILE, or openssl pkey -in FILE"
    case .keyMismatch: "the private key is not the certificate's"
    case .configuration(let error): "OpenSSL cannot be configured: \(error)"
    }
  }
}
