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
      while let certificate = unsafe PEM_read_bio_X509(source, nil, noPassword, nil) {
        defer { unsafe X509_free(certificate) }
        if unsafe body(certificate) != 1 { throw .certificate(.takeFirst()) }
        count += 1
      }
      let error = OpenSSLError.takeFirst()
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
    let key = unsafe text.span.withUnsafeBytes { text in
      unsafe COpenSSL_read_PEM_PrivateKey(text.baseAddress, Int32(clamping: text.count), noPassword, nil)
    }
    guard let key = unsafe key else { throw .privateKey(.takeFirst()) }
    defer { unsafe EVP_PKEY_free(key) }
    return unsafe body(key)
  }
}

/// Keeps OpenSSL from asking for the password of an encrypted key at the terminal.
@c
private func noPassword(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isForWriting: Int32, _ argument: UnsafeMutableRawPointer?
) -> Int32 {
  -1
}
