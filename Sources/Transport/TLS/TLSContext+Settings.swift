import COpenSSL

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
    // Resumption by tickets alone: the state is the client's, and any worker can read it.
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
    // What vouches for clients is no part of our own chain.
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
