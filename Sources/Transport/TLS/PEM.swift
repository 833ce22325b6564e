import COpenSSL

/// Reading PEM (RFC 7468) from memory, into OpenSSL's objects.
enum PEM {
  /// Hands every certificate to `body`, which answers OpenSSL's status and keeps its own reference if it wants one.
  @unsafe
  static func forEachCertificate(
    in text: [UInt8], _ body: (OpaquePointer) -> Int32
  ) throws(TLSContextError) {
    OpenSSLError.clear()
    try unsafe text.span.withUnsafeBytes { (bytes) throws(TLSContextError) in
      guard let source = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else {
        throw .configuration(.takeFirst())
      }
      defer { unsafe BIO_free(source) }
      var count = 0
      var isEncrypted = false
      while let certificate = unsafe nextCertificate(in: source, &isEncrypted) {
        defer { unsafe X509_free(certificate) }
        if unsafe body(certificate) != 1 { throw .certificate(.takeFirst()) }
        count += 1
      }
      let error = OpenSSLError.takeFirst()
      if isEncrypted { throw .encrypted }
      // How OpenSSL says that the text has come to its end.
      if count == 0 || !error.isMissingPEM { throw .certificate(error) }
    }
  }

  /// Hands the private key to `body`, which keeps its own reference if it wants one.
  @unsafe
  static func withPrivateKey(
    in text: [UInt8], _ body: (OpaquePointer) -> Int32
  ) throws(TLSContextError) -> Int32 {
    OpenSSLError.clear()
    var isEncrypted = false
    let key = unsafe text.span.withUnsafeBytes { text in
      unsafe COpenSSL_read_PEM_PrivateKey(
        text.baseAddress, Int32(clamping: text.count), refusePassphrase, &isEncrypted)
    }
    guard let key = unsafe key else {
      let error = OpenSSLError.takeFirst()
      throw isEncrypted ? .encrypted : .privateKey(error)
    }
    defer { unsafe EVP_PKEY_free(key) }
    return unsafe body(key)
  }

  private static func nextCertificate(in source: OpaquePointer, _ isEncrypted: inout Bool) -> OpaquePointer? {
    unsafe PEM_read_bio_X509(source, nil, refusePassphrase, &isEncrypted)
  }
}

/// Keeps OpenSSL from asking at the terminal for the password of what is encrypted, and notes that it would have.
@c
private func refusePassphrase(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isForWriting: Int32, _ isEncrypted: UnsafeMutableRawPointer?
) -> Int32 {
  unsafe isEncrypted?.assumingMemoryBound(to: Bool.self).pointee = true
  return -1
}
