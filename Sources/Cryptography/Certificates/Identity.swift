/// What a TLS server shows and signs with: its certificate, the chain behind it, and the private key.
package struct Identity: ~Copyable {
  /// The server's own certificate.
  package let certificate: Certificate
  /// Belongs to `certificate`.
  package let key: PrivateKey
  /// The certificate and its issuers in the order a server sends them, as PEM text.
  package let chainPEM: [UInt8]

  /// A certificate whose issuer the client has.
  init(certificate: consuming Certificate, key: consuming PrivateKey) throws(CryptographyError) {
    chainPEM = try certificate.pem()
    self.certificate = certificate
    self.key = key
  }

  /// Reads a certificate with its chain, and the key, which has to be the first certificate's.
  package init(chainPEM: Span<UInt8>, keyPEM: Span<UInt8>) throws(CryptographyError) {
    let bio = try MemoryBIO()
    try bio.write(chainPEM)
    guard let certificate = try Certificate(nextIn: bio) else { throw .noCertificate }
    let key = try PrivateKey(pem: keyPEM)
    guard certificate.matches(key) else { throw .keyDoesNotMatch }
    var chain = try certificate.pem()
    while let issuer = try Certificate(nextIn: bio) {
      chain += try issuer.pem()
    }
    self.chainPEM = chain
    self.certificate = certificate
    self.key = key
  }
}

extension Identity {
  /// Reads a PFX file that opens with `password` (UTF-8); an expired certificate is taken too.
  package init(pfx: Span<UInt8>, password: Span<UInt8>) throws(CryptographyError) {
    let contents = try Self.contents(of: pfx, password: password)
    chainPEM = try contents.chainPEM()
    certificate = contents.certificate
    key = contents.key
  }

  private static func contents(
    of pfx: Span<UInt8>, password: Span<UInt8>
  ) throws(CryptographyError) -> PKCS12Contents {
    let libraryContext = unsafe LibraryContext.shared.pointer
    do throws(PKCS12.Obstacle) {
      let limits = PKCS12Limits.ofOwnFile
      let file = try unsafe PKCS12.open(pfx, libraryContext: libraryContext, limits)
      return try unsafe PKCS12Reader.read(
        file, password: password, libraryContext: libraryContext, workLimit: limits.work)
    } catch {
      throw .pfx(error)
    }
  }
}
