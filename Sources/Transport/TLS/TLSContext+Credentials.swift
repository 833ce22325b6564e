import COpenSSL

extension TLSContext {
  /// The first certificate is ours, the others lead to the authority.
  func use(certificateChain text: [UInt8]) throws(TLSContextError) {
    var isFirst = true
    try unsafe PEM.forEachCertificate(in: text) { certificate in
      defer { isFirst = false }
      return isFirst
        ? unsafe SSL_CTX_use_certificate(pointer, certificate)
        : unsafe COpenSSL_SSL_CTX_add1_chain_cert(pointer, certificate)
    }
  }

  /// The key of the first certificate.
  func use(privateKey text: [UInt8]) throws(TLSContextError) {
    // OpenSSL compares it with the certificate; both are sound by then, so a refusal has no other reason.
    let status = try unsafe PEM.withPrivateKey(in: text) { unsafe SSL_CTX_use_PrivateKey(pointer, $0) }
    if status != 1 { throw .keyMismatch }
  }

  /// The authorities that a client is told of, so that it can choose among its certificates.
  func name(clientAuthorities text: [UInt8]) throws(TLSContextError) {
    try unsafe PEM.forEachCertificate(in: text) { unsafe SSL_CTX_add_client_CA(pointer, $0) }
  }

  /// Certificates that vouch for the peer.
  func trust(_ text: [UInt8]) throws(TLSContextError) {
    let store = unsafe SSL_CTX_get_cert_store(pointer)
    try unsafe PEM.forEachCertificate(in: text) { unsafe X509_STORE_add_cert(store, $0) }
  }
}
