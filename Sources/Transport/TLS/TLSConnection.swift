import COpenSSL

/// One side of a TLS connection over a non-blocking socket.
///
/// Owns both OpenSSL's object and the descriptor, and lets go of them in this order, so that OpenSSL never meets a
/// number that belongs to another file by then. Letting go sends nothing: see ``shutdown()``.
///
/// A step that wants to read or write is repeated when the descriptor is ready for it. Once a step is truncated or has
/// failed, so is every later one, and nothing reaches the socket any more.
@safe
package struct TLSConnection: ~Copyable {
  /// For the poller, for ``FileDescriptor/shutDownWriting()``, and for plain text to a peer that speaks no TLS.
  package let descriptor: FileDescriptor
  let ssl: OpaquePointer
  /// Kept for as long: the callbacks of `ssl` use what it holds.
  private let context: TLSContext
  private let bio: SocketBIO
  /// How it ended, once it has: no further call reaches OpenSSL, which must not be used after an error.
  private var end: TLSProgress?
  /// Whether the handshake is held up by the context (``HelloAnswer/none``): it goes no further, and is not to be
  /// repeated.
  package private(set) var isHeld = false

  /// The most plain text one record carries (RFC 8446 section 5.1).
  private static let recordSize = 1 << 14

  /// The server's side of an accepted connection.
  package init(accepting descriptor: consuming FileDescriptor, _ context: TLSContext) throws(TLSError) {
    try unsafe self.init(descriptor, context) { ssl in
      unsafe SSL_set_accept_state(ssl)
      return true
    }
  }

  /// The client's side; the server's certificate has to be for `host`, a name or the text of an address.
  package init(
    connecting descriptor: consuming FileDescriptor, _ context: TLSContext, to host: String
  ) throws(TLSError) {
    try unsafe self.init(descriptor, context) { ssl in
      unsafe SSL_set_connect_state(ssl)
      let parameters = unsafe SSL_get0_param(ssl)
      if let address = IPAddress(host) {
        return unsafe X509_VERIFY_PARAM_set1_ip_asc(parameters, address.description) == 1
      }
      // RFC 6066 section 3: the name indication carries names only.
      return unsafe X509_VERIFY_PARAM_set1_host(parameters, host, 0) == 1
        && COpenSSL_SSL_set_tlsext_host_name(ssl, host) == 1
    }
  }

  private init(
    _ descriptor: consuming FileDescriptor, _ context: TLSContext, _ configure: (OpaquePointer) -> Bool
  ) throws(TLSError) {
    OpenSSLError.clear()
    guard let ssl = unsafe SSL_new(context.pointer) else { throw .ours(.takeFirst()) }
    guard let bio = SocketBIO(descriptor) else {
      unsafe SSL_free(ssl)
      throw .ours(.takeFirst())
    }
    unsafe bio.attach(to: ssl)
    if unsafe !configure(ssl) {
      unsafe SSL_free(ssl)
      throw .ours(.takeFirst())
    }
    unsafe self.ssl = ssl
    self.context = context
    self.bio = bio
    self.descriptor = descriptor
  }

  deinit {
    unsafe OfferedProtocols.release(by: ssl)
    unsafe SSL_free(ssl)
  }

  /// Negotiates; to be repeated until done. Bytes that follow the peer's last message may have been read with it, so
  /// a server reads next, without waiting for the descriptor.
  package mutating func handshake() -> TLSProgress {
    if let end { return end }
    OpenSSLError.clear()
    let status = unsafe SSL_do_handshake(ssl)
    guard status == 1 else { return stop(status) }
    bio.endHandshake()
    return .done(0)
  }

  /// Reads plain text, at most one record's, into the start of `buffer`. Records without any are few in one call, and
  /// too many of them are an error.
  ///
  /// The poller knows nothing of plain text that was read ahead: go on while ``hasPending`` says so.
  package mutating func read(into buffer: inout MutableSpan<UInt8>) -> TLSProgress {
    unsafe buffer.withUnsafeMutableBytes { bytes in unsafe read(into: bytes) }
  }

  /// Reads plain text, at most one record's, behind what `output` holds: as ``read(into:)``, into memory that nobody
  /// had to clear.
  package mutating func read(appendingTo output: inout OutputSpan<UInt8>) -> TLSProgress {
    unsafe output.withUnsafeMutableBufferPointer { memory, initializedCount in
      let progress = unsafe read(into: UnsafeMutableRawBufferPointer(memory.extracting(initializedCount...)))
      if case .done(let count) = progress { initializedCount += count }
      return progress
    }
  }

  /// Writes plain text, at most one record of it, and answers how much.
  ///
  /// After ``TLSProgress/wantWrite`` or ``TLSProgress/wantRead`` the record is made and waits in OpenSSL, so the next
  /// call has to begin with the same bytes, wherever they are by then, and have no fewer of them.
  package mutating func write(_ bytes: Span<UInt8>) -> TLSProgress {
    if let end { return end }
    if bytes.isEmpty { return .done(0) }
    OpenSSLError.clear()
    var count = 0
    // Left to itself OpenSSL starts the next record behind one that had to wait, and keeps the count to itself.
    let status = unsafe bytes.extracting(first: Self.recordSize).withUnsafeBytes { bytes in
      unsafe SSL_write_ex(ssl, bytes.baseAddress, bytes.count, &count)
    }
    return status == 1 ? .done(count) : stop(status)
  }

  /// Whether bytes were read from the socket that ``read(into:)`` has not handed out: part of a record at least.
  package var hasPending: Bool {
    unsafe end == nil && SSL_has_pending(ssl) == 1
  }

  /// The mark of the context that the client was given, by ``TLSContext/stand(markedBy:answering:)``; 0 for an ordinary
  /// one.
  package var mark: Int {
    unsafe Int(bitPattern: SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), TLSContext.markIndex))
  }

  /// Whether the peer has sent anything yet.
  package var hasBegun: Bool { bio.state.hasBegun }

  /// Why it is over; nil while it is not, and when the stream ended without close_notify.
  package var failure: TLSError? {
    if case .failed(let error) = end { error } else { nil }
  }

  /// Sends the peer something that means nothing: a key update, where TLS 1.3 was agreed on and nothing else waits to be
  /// sent. A peer that has closed its socket, and not only ended its stream, makes its kernel answer with a reset.
  package mutating func probe() {
    guard end == nil, unsafe SSL_version(ssl) == TLS1_3_VERSION else { return }
    OpenSSLError.clear()
    guard unsafe SSL_key_update(ssl, SSL_KEY_UPDATE_NOT_REQUESTED) == 1 else { return OpenSSLError.clear() }
    let status = unsafe SSL_do_handshake(ssl)
    if status != 1 { _ = stop(status) }
  }

  /// Sends close_notify, and does not wait for the peer's. Does nothing before the handshake is done.
  package mutating func shutdown() -> TLSProgress {
    if let end { return end }
    if unsafe SSL_is_init_finished(ssl) != 1 { return .done(0) }
    OpenSSLError.clear()
    let status = unsafe SSL_shutdown(ssl)
    // 0: sent, the peer's not seen yet.
    return status >= 0 ? .done(0) : stop(status)
  }

  @unsafe
  private mutating func read(into bytes: UnsafeMutableRawBufferPointer) -> TLSProgress {
    if let end { return end }
    if unsafe bytes.isEmpty { return .done(0) }
    OpenSSLError.clear()
    var count = 0
    let status = unsafe SSL_read_ex(ssl, bytes.baseAddress, bytes.count, &count)
    guard status == 1 else { return stop(status) }
    bio.forgetRecords()
    return .done(count)
  }

  /// Translates a status other than success, and remembers what is final.
  private mutating func stop(_ status: Int32) -> TLSProgress {
    let answer: TLSProgress
    switch unsafe SSL_get_error(ssl, status) {
    case SSL_ERROR_WANT_READ: return .wantRead
    case SSL_ERROR_WANT_WRITE: return .wantWrite
    case SSL_ERROR_WANT_CLIENT_HELLO_CB:
      isHeld = true
      return .wantRead
    // One direction only: we may still write.
    case SSL_ERROR_ZERO_RETURN where !bio.state.isFlooded: return .closed
    default: answer = reason()
    }
    end = answer
    return answer
  }

  /// Why OpenSSL cannot go on: what the socket told comes first, because OpenSSL's error only follows from it.
  private func reason() -> TLSProgress {
    let error = OpenSSLError.takeFirst()
    if bio.state.isFlooded { return .failed(.tooManyRecords) }
    if bio.state.isPlainText { return .failed(.plainText) }
    if bio.state.isProxyProtocol { return .failed(.proxyProtocol) }
    if let error = bio.state.error { return .failed(.connection(error)) }
    if bio.state.isAtEnd { return .truncated }
    if let alert = error.alert { return .failed(.alert(alert)) }
    switch error.tlsReason {
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE: return .failed(.noCertificate)
    case SSL_R_CERTIFICATE_VERIFY_FAILED:
      return .failed(.certificate(CertificateRejection(rawValue: unsafe SSL_get_verify_result(ssl))))
    case let reason?:
      if let refusal = unsafe TLSRefusal(ssl, reason: reason) { return .failed(.refused(refusal, error)) }
      return .failed(error.isOurs ? .ours(error) : .peer(error))
    case nil: return .failed(error.isOurs ? .ours(error) : .peer(error))
    }
  }
}
