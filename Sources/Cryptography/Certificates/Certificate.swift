import COpenSSL

/// An X.509 certificate (RFC 5280).
@safe package struct Certificate: ~Copyable {
  /// OpenSSL's `X509`.
  let x509: Owned

  init(adopting x509: consuming Owned) {
    self.x509 = x509
  }

  /// Becomes one more owner of a certificate that others own too.
  init?(sharing pointer: OpaquePointer) {
    guard unsafe X509_up_ref(pointer) == 1 else { return nil }
    guard let x509 = unsafe Owned(adopting: pointer, freedBy: { unsafe X509_free($0) }) else { return nil }
    self.x509 = x509
  }

  /// Reads the first certificate of a PEM text.
  package init(pem: Span<UInt8>) throws(CryptographyError) {
    let bio = try MemoryBIO()
    try bio.write(pem)
    guard let certificate = try Certificate(nextIn: bio) else { throw .noCertificate }
    self = certificate
  }

  /// Reads the next certificate of a PEM text; nil when none is left. An encrypted one is an error, never a prompt.
  init?(nextIn bio: borrowing MemoryBIO) throws(CryptographyError) {
    OpenSSL.clearErrors()
    var isEncrypted = false
    let x509 = unsafe withUnsafeMutablePointer(to: &isEncrypted) { isEncrypted in
      unsafe Owned(
        adopting: PEM_read_bio_X509(bio.pointer, nil, refusePassphrase, isEncrypted), freedBy: { unsafe X509_free($0) })
    }
    guard let x509 else {
      if isEncrypted { throw .encryptedCertificate }
      let failure = OpenSSL.pemFailure("reading a certificate", absent: .noCertificate)
      guard failure == .noCertificate else { throw failure }
      return nil
    }
    self.x509 = x509
  }

  /// As PEM text.
  package func pem() throws(CryptographyError) -> [UInt8] {
    let bio = try MemoryBIO()
    try OpenSSL.require("writing the certificate") { unsafe PEM_write_bio_X509(bio.pointer, x509.pointer) }
    return bio.contents()
  }

  /// Whether `bytes` start with a certificate in DER.
  static func isDER(_ bytes: Span<UInt8>) -> Bool {
    OpenSSL.clearErrors()
    let x509 = unsafe bytes.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      return unsafe Owned(adopting: d2i_X509(nil, &position, bytes.count), freedBy: { unsafe X509_free($0) })
    }
    return x509 != nil
  }
}
