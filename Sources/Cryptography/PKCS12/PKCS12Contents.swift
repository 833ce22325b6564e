import COpenSSL

/// What a PKCS#12 file is for: a private key, its certificate, and the certificates that came with them.
@safe struct PKCS12Contents: ~Copyable {
  /// The first certificate of the file that belongs to `key`.
  let certificate: Certificate
  /// The file's first private key.
  let key: PrivateKey
  /// Every certificate of the file, `certificate` too: OpenSSL's stack of `X509`.
  private let certificates: Owned

  init(certificate: consuming Certificate, key: consuming PrivateKey, certificates: consuming Owned) {
    self.certificate = certificate
    self.key = key
    self.certificates = certificates
  }

  /// `certificate` and its issuers as PEM text, in the order a server sends them: each the issuer of the one before.
  func chainPEM() throws(CryptographyError) -> [UInt8] {
    var chain = try certificate.pem()
    var candidates = unsafe OpenSSL.elements(of: certificates.pointer).map { unsafe $0.opaque }
    var last = unsafe certificate.x509.pointer
    while let next = unsafe candidates.firstIndex(where: { unsafe Self.isIssuer($0, of: last) }) {
      unsafe last = unsafe candidates.remove(at: next)
      if let issuer = unsafe Certificate(sharing: last) { chain += try issuer.pem() }
    }
    return chain
  }

  /// Whether `issuer` issued `subject` and is not itself a root, which clients have or will not believe in.
  private static func isIssuer(_ issuer: OpaquePointer, of subject: OpaquePointer) -> Bool {
    OpenSSL.clearErrors()
    return unsafe X509_check_issued(issuer, subject) == X509_V_OK && X509_self_signed(issuer, 0) != 1
  }
}
