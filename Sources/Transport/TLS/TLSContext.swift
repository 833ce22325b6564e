import COpenSSL

/// What TLS connections of one kind share; immutable from the first connection on, so every worker may use it at once.
@safe
package final class TLSContext: @unchecked Sendable {
  /// OpenSSL's SSL_CTX.
  let pointer: OpaquePointer
  /// The X509 shown to clients that send a host name; nil to show the default to all.
  private var certificateForNames: OpaquePointer?
  /// What becomes of a client that has said hello.
  var hello = ClientHello()

  /// A server's context: its certificate with the chain that follows it, and its key, all as PEM.
  package convenience init(
    certificateChain: [UInt8], privateKey: [UInt8]
  ) throws(TLSContextError) {
    try unsafe self.init(method: TLS_server_method())
    try use(certificateChain: certificateChain)
    try use(privateKey: privateKey)
    try configureServer()
  }

  /// Shows this certificate, PEM of one for the same key, to clients that name the host (RFC 6066 section 3), and the
  /// other one to those that were given an address; before the first connection.
  package func show(toClientsThatNameTheHost certificate: [UInt8]) throws(TLSContextError) {
    var isOfKey = true
    try unsafe PEM.forEachCertificate(in: certificate) { certificate in
      // OpenSSL drops the certificate if its key does not match.
      isOfKey = unsafe X509_check_private_key(certificate, SSL_CTX_get0_privatekey(pointer)) == 1
      guard isOfKey else {
        OpenSSLError.clear()
        return 1
      }
      // One reference for this context; the callback lets go of what was here before, and then so do we.
      if unsafe X509_up_ref(certificate) != 1 { return 0 }
      unsafe COpenSSL_SSL_CTX_set_servername_callback(
        pointer, chooseCertificate, UnsafeMutableRawPointer(certificate))
      unsafe X509_free(certificateForNames)
      unsafe certificateForNames = certificate
      return 1
    }
    if !isOfKey { throw .keyMismatch }
  }

  /// A client's context, which accepts servers whose issuer is one of these PEM certificates.
  package convenience init(trusting authorities: [UInt8]) throws(TLSContextError) {
    try unsafe self.init(method: TLS_client_method())
    try trust(authorities)
    try configureClient()
  }

  /// Asks clients for a certificate that one of these PEM certificates has issued, before the first connection; where
  /// it is not required a client may come without one, though never with another.
  package func verifyClients(trusting authorities: [UInt8], required: Bool) throws(TLSContextError) {
    try trust(authorities)
    try name(clientAuthorities: authorities)
    configureVerification(ofClients: required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0)
  }

  private init(method: OpaquePointer?) throws(TLSContextError) {
    TLSLibrary.goWithoutExitHandler()
    OpenSSLError.clear()
    guard let pointer = unsafe SSL_CTX_new(method) else { throw .configuration(.takeFirst()) }
    unsafe self.pointer = pointer
    try configureBoth()
  }

  deinit {
    unsafe SSL_CTX_free(pointer)
    unsafe X509_free(certificateForNames)
  }

  /// Throws what OpenSSL says unless `status` is its word for success.
  func check(_ status: Int32) throws(TLSContextError) {
    if status != 1 { throw .configuration(.takeFirst()) }
  }
}

extension TLSContext {
  /// X25519 first: the fastest, and what clients offer a key share for. The curves follow for those without it.
  static let groups = "X25519:P-256:P-384"
  /// TLS 1.2 with forward secrecy and authenticated encryption only (RFC 7525 section 4.2).
  static let tls12Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20"
  /// AES-128 first: the suite every client has (RFC 8446 section 9.1), and cheaper than AES-256 in every record.
  static let tls13Ciphers = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
  /// One ticket a handshake, where OpenSSL sends two: a client takes a fresh one with each resumption, and HTTP/1.1
  /// clients seldom resume two connections from one handshake.
  static let ticketsPerHandshake = 1

  /// What holds for clients and servers.
  func configureBoth() throws(TLSContextError) {
    try check(unsafe COpenSSL_SSL_CTX_set_min_proto_version(pointer, TLS1_2_VERSION))
    try check(unsafe COpenSSL_SSL_CTX_set1_groups_list(pointer, Self.groups))
    try check(unsafe SSL_CTX_set_cipher_list(pointer, Self.tls12Ciphers))
    try check(unsafe SSL_CTX_set_ciphersuites(pointer, Self.tls13Ciphers))
    _ = unsafe SSL_CTX_set_options(pointer, COpenSSL_SSL_OP_NO_COMPRESSION | COpenSSL_SSL_OP_NO_RENEGOTIATION)
    // An end of stream without close_notify stays an error: a truncated request must never pass for a whole one.
    _ = unsafe SSL_CTX_clear_options(pointer, COpenSSL_SSL_OP_IGNORE_UNEXPECTED_EOF)
    // Release the 16 KiB buffers between records: an idle connection needs none. Write what the socket takes, from
    // wherever the bytes lie by then.
    unsafe COpenSSL_SSL_CTX_set_mode(
      pointer,
      Int(SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER))
    // A read ends behind a record without data, if nothing was read ahead; how many of them make a flood is counted.
    unsafe COpenSSL_SSL_CTX_clear_mode(pointer, Int(SSL_MODE_AUTO_RETRY))
    unsafe SSL_CTX_set_msg_callback(pointer, countRecord)
    // One read for a record's header and body, and for whatever follows them.
    unsafe COpenSSL_SSL_CTX_set_read_ahead(pointer, 1)
  }

  /// What holds for servers only.
  func configureServer() throws(TLSContextError) {
    // Our order of ciphers, but ChaCha20 for a client that puts it first: it has no AES in hardware.
    _ = unsafe SSL_CTX_set_options(
      pointer, COpenSSL_SSL_OP_CIPHER_SERVER_PREFERENCE | COpenSSL_SSL_OP_PRIORITIZE_CHACHA)
    // Resumption only by tickets: the state is the client's, and any worker can read it.
    unsafe COpenSSL_SSL_CTX_set_session_cache_mode(pointer, Int(SSL_SESS_CACHE_OFF))
    try check(unsafe SSL_CTX_set_num_tickets(pointer, Self.ticketsPerHandshake))
    // Without a context of its own, OpenSSL refuses to resume sessions of clients that showed a certificate.
    let sessionContext: [UInt8] = [1]
    try check(unsafe SSL_CTX_set_session_id_context(pointer, sessionContext, UInt32(sessionContext.count)))
    unsafe SSL_CTX_set_alpn_select_cb(pointer, selectApplicationProtocol, nil)
  }

  /// What holds for servers that ask clients for a certificate; `mode` is a flag of SSL_VERIFY_….
  func configureVerification(ofClients mode: Int32) {
    unsafe SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER | mode, nil)
    // The authorities for clients are no part of our own chain.
    unsafe COpenSSL_SSL_CTX_set_mode(pointer, Int(SSL_MODE_NO_AUTO_CHAIN))
  }

  /// What holds for clients only.
  func configureClient() throws(TLSContextError) {
    unsafe SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, nil)
    let offer = ApplicationProtocol.offer
    // Unlike its siblings it answers 0 for success.
    let failed = unsafe SSL_CTX_set_alpn_protos(pointer, offer, UInt32(offer.count))
    try check(failed == 0 ? 1 : 0)
  }
}

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

  /// Certificates that the peer's may come from: each by itself, roots, intermediate ones, and the peer's own.
  func trust(_ text: [UInt8]) throws(TLSContextError) {
    let store = unsafe SSL_CTX_get_cert_store(pointer)
    try unsafe PEM.forEachCertificate(in: text) { unsafe X509_STORE_add_cert(store, $0) }
    // Left to itself OpenSSL believes no chain that ends before a root.
    try check(unsafe X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN)))
  }
}

/// Why no TLS context could be made.
package enum TLSContextError: Error, Hashable, Sendable {
  /// The text holds no PEM certificate, or one that cannot be read.
  case certificate(OpenSSLError)
  /// The text holds no PEM private key, or one that cannot be read.
  case privateKey(OpenSSLError)
  /// What the PEM text holds is encrypted: its password is not asked for.
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
