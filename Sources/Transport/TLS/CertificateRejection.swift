import COpenSSL

/// Why a peer's certificate is not accepted, as OpenSSL's verification counts its results.
package struct CertificateRejection: RawRepresentable, Hashable, Sendable {
  /// X509_V_ERR_…
  package let rawValue: Int

  /// Takes OpenSSL's number.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }
}

extension CertificateRejection: CustomStringConvertible {
  /// OpenSSL's words, such as `certificate has expired`.
  package var description: String {
    guard let text = unsafe X509_verify_cert_error_string(rawValue) else { return "result \(rawValue)" }
    return unsafe String(cString: text)
  }
}
