import COpenSSL

/// What a server answers a client's first message, its ClientHello (RFC 8446 section 4.1.2).
package enum HelloAnswer: Sendable {
  /// The handshake goes on.
  case handshake
  /// The fatal alert handshake_failure (RFC 8446 section 6.2).
  case alert
  /// Nothing. ``TLSConnection/isHeld`` says so.
  case none
}

/// What a context does with ClientHellos.
struct ClientHello {
  /// Finds the context for a client that calls the server by a name, which is as it was sent; nil for the usual one.
  typealias Chooser = @Sendable (Span<UInt8>) -> TLSContext?

  var answer = HelloAnswer.handshake
  var choose: Chooser?
}

extension TLSContext {
  /// Where OpenSSL keeps a context's mark: the place for an application's own pointer, which is every context's first.
  static let markIndex: Int32 = 0

  /// Makes this a context that stands beside the usual one, before the first connection. Its connections tell `mark`, which
  /// is not 0; a client that says hello gets `answer`, and no session to resume: each connection has a handshake of its own.
  package func stand(markedBy mark: Int, answering answer: HelloAnswer = .handshake) throws(TLSContextError) {
    try check(unsafe SSL_CTX_set_ex_data(pointer, Self.markIndex, UnsafeMutableRawPointer(bitPattern: mark)))
    _ = unsafe SSL_CTX_set_options(pointer, COpenSSL_SSL_OP_NO_TICKET)
    try check(unsafe SSL_CTX_set_num_tickets(pointer, 0))
    // Without one of its own, OpenSSL calls that of the context which the connection began with.
    unsafe COpenSSL_SSL_CTX_set_servername_callback(pointer, keepCertificate, nil)
    hello.answer = answer
    if answer != .handshake { watchHellos() }
  }

  /// Offers TLS 1.2 and nothing newer; before the first connection.
  package func offerOnlyTLS12() throws(TLSContextError) {
    try check(Int32(clamping: unsafe SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(TLS1_2_VERSION), nil)))
  }

  /// Lets `choose` find another context for clients that name the host; before the first connection.
  package func serveNames(by choose: @escaping @Sendable (Span<UInt8>) -> TLSContext?) {
    hello.choose = choose
    watchHellos()
  }

  private func watchHellos() {
    // Connections keep their context, so it is there as long as the callback is called.
    unsafe SSL_CTX_set_client_hello_cb(pointer, receiveHello, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Finds the context for the client, and answers OpenSSL's word for what becomes of it.
  @unsafe
  fileprivate func answerHello(of ssl: OpaquePointer?, _ alert: UnsafeMutablePointer<Int32>?) -> Int32 {
    var context = self
    if let choose = hello.choose, let name = unsafe Self.serverName(sentBy: ssl),
      let chosen = choose(unsafe Span(_unsafeElements: name)), unsafe chosen.take(ssl)
    {
      context = chosen
    }
    switch context.hello.answer {
    case .handshake: return SSL_CLIENT_HELLO_SUCCESS
    case .alert:
      unsafe alert?.pointee = SSL_AD_HANDSHAKE_FAILURE
      return SSL_CLIENT_HELLO_ERROR
    case .none: return SSL_CLIENT_HELLO_RETRY
    }
  }

  /// Takes a connection over from another context: certificate, versions and options; false where OpenSSL cannot.
  @unsafe
  private func take(_ ssl: OpaquePointer?) -> Bool {
    guard unsafe SSL_set_SSL_CTX(ssl, pointer) != nil else { return false }
    // The rest of what a context has is only asked for when a connection is made.
    _ = unsafe SSL_set_options(ssl, SSL_CTX_get_options(pointer))
    unsafe SSL_set_num_tickets(ssl, SSL_CTX_get_num_tickets(pointer))
    let highest = unsafe SSL_CTX_ctrl(pointer, SSL_CTRL_GET_MAX_PROTO_VERSION, 0, nil)
    if highest != 0 { unsafe SSL_ctrl(ssl, SSL_CTRL_SET_MAX_PROTO_VERSION, highest, nil) }
    return true
  }

  /// The host name in a ClientHello (RFC 6066 section 3): a list's length, the kind of name, its length, the name.
  @unsafe
  private static func serverName(sentBy ssl: OpaquePointer?) -> UnsafeBufferPointer<UInt8>? {
    var start: UnsafePointer<UInt8>?
    var count = 0
    guard unsafe SSL_client_hello_get0_ext(ssl, UInt32(TLSEXT_TYPE_server_name), &start, &count) == 1 else {
      return nil
    }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    guard count > 5, unsafe bytes[2] == TLSEXT_NAMETYPE_host_name else { return nil }
    let length = unsafe Int(bytes[3]) << 8 | Int(bytes[4])
    guard length > 0, 5 + length <= count else { return nil }
    return unsafe UnsafeBufferPointer(rebasing: bytes[5..<5 + length])
  }
}

/// OpenSSL's callback for every ClientHello: `argument` is the context.
@c
private func receiveHello(
  _ ssl: OpaquePointer?, _ alert: UnsafeMutablePointer<Int32>?, _ argument: UnsafeMutableRawPointer?
) -> Int32 {
  guard let argument = unsafe argument else { return SSL_CLIENT_HELLO_SUCCESS }
  return unsafe Unmanaged<TLSContext>.fromOpaque(argument).takeUnretainedValue().answerHello(of: ssl, alert)
}

/// OpenSSL's callback for a context with one certificate for all.
@c
private func keepCertificate(
  _ ssl: OpaquePointer?, _ alert: UnsafeMutablePointer<Int32>?, _ argument: UnsafeMutableRawPointer?
) -> Int32 {
  SSL_TLSEXT_ERR_OK
}
