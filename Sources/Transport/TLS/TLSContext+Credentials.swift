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
    // OpenSSL compares it with the certificate of its kind, and has room for one of each kind: with a certificate of
    // another one it takes the key, and has none for it then. Both are sound by then, so a refusal has no other reason.
    let status = try unsafe PEM.withPrivateKey(in: text) { unsafe SSL_CTX_use_PrivateKey(pointer, $0) }
    guard status == 1, unsafe SSL_CTX_check_private_key(pointer) == 1 else {
      OpenSSLError.clear()
      throw .keyMismatch
    }
  }

  /// The authorities that a client is told of, so that it can choose among its certificates: of a certificate that
  /// vouches for itself alone, its issuer, for that is what a client looks at.
  func name(clientAuthorities text: [UInt8]) throws(TLSContextError) {
    guard let names = unsafe OPENSSL_sk_new_null() else { throw .configuration(.takeFirst()) }
    // It owns the names from here on.
    unsafe SSL_CTX_set_client_CA_list(pointer, names)
    try unsafe PEM.forEachCertificate(in: text) { certificate in
      let isAuthority = unsafe X509_check_ca(certificate) > 0
      let name = unsafe isAuthority ? X509_get_subject_name(certificate) : X509_get_issuer_name(certificate)
      guard let copy = unsafe X509_NAME_dup(name) else { return 0 }
      if unsafe OPENSSL_sk_push(names, UnsafeRawPointer(copy)) > 0 { return 1 }
      unsafe X509_NAME_free(copy)
      return 0
    }
  }

  /// Certificates that vouch for the peer: each by itself, roots, intermediate ones, and the peer's own.
  func trust(_ text: [UInt8]) throws(TLSContextError) {
    let store = unsafe SSL_CTX_get_cert_store(pointer)
    try unsafe PEM.forEachCertificate(in: text) { unsafe X509_STORE_add_cert(store, $0) }
    // Left to itself OpenSSL believes no chain that ends before a root.
    try check(unsafe X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN)))
  }
}
