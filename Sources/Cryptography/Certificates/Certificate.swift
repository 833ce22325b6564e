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

  /// Whether `bytes` start as a certificate in DER does (RFC 5280, section 4.1).
  ///
  /// OpenSSL would take the public key apart at once, and a curve of the key's own makes that a matter of seconds.
  static func isDER(_ bytes: Span<UInt8>) -> Bool {
    var all = DERCursor<PlainOctets>(0..<bytes.count)
    guard var certificate = all.enter(.sequence, in: bytes), var body = certificate.enter(.sequence, in: bytes) else {
      return false
    }
    // The version, which the first one lacks; the serial number, the algorithm, and who issued it.
    var rest = body
    if rest.contents(.explicit, in: bytes) != nil { body = rest }
    guard body.contents(.integer, in: bytes) != nil, var algorithm = body.enter(.sequence, in: bytes),
      algorithm.contents(.objectIdentifier, in: bytes) != nil, body.contents(.sequence, in: bytes) != nil
    else { return false }
    return certificate.contents(.sequence, in: bytes) != nil
  }
}
