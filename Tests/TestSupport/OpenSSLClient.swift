import COpenSSL

@testable package import Transport

/// A client by OpenSSL's own means, for what ours would never do.
@safe
package final class OpenSSLClient {
  package let context: OpaquePointer
  package let ssl: OpaquePointer
  package let descriptor: FileDescriptor

  /// Trusts everybody.
  package init(
    _ descriptor: consuming FileDescriptor, lowest: Int32 = TLS1_2_VERSION, highest: Int32 = TLS1_3_VERSION
  ) throws(TLSError) {
    guard let context = unsafe SSL_CTX_new(TLS_client_method()) else { throw .ours(.takeFirst()) }
    // The library's own taste must not stand in for the server's refusal.
    unsafe SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0")
    unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(lowest), nil)
    unsafe SSL_CTX_ctrl(context, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(highest), nil)
    guard let ssl = unsafe SSL_new(context), let bio = SocketBIO(descriptor) else {
      unsafe SSL_CTX_free(context)
      throw .ours(.takeFirst())
    }
    unsafe bio.attach(to: ssl)
    unsafe SSL_set_connect_state(ssl)
    unsafe self.context = context
    unsafe self.ssl = ssl
    self.descriptor = descriptor
  }

  deinit {
    unsafe SSL_free(ssl)
    unsafe SSL_CTX_free(context)
  }

  /// Offers these application protocols.
  package func offer(_ protocols: [String]) {
    let list = protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    unsafe SSL_set_alpn_protos(ssl, list, UInt32(list.count))
  }

  /// How many certificates the server showed.
  package var chainLength: Int32 { unsafe OPENSSL_sk_num(SSL_get_peer_cert_chain(ssl)) }

  /// The certificate that the server showed, as PEM.
  package func certificatePEM() -> [UInt8]? {
    guard let certificate = unsafe SSL_get1_peer_certificate(ssl), let bio = unsafe BIO_new(BIO_s_mem()) else {
      return nil
    }
    defer {
      unsafe X509_free(certificate)
      unsafe BIO_free(bio)
    }
    var text = [UInt8](repeating: 0, count: 1 << 14)
    unsafe PEM_write_bio_X509(bio, certificate)
    let count = unsafe BIO_read(bio, &text, Int32(text.count))
    return Array(text.prefix(Int(count)))
  }

  /// Makes one step; nil when it is done or has to wait, else the reason, SSL_R_….
  package func handshake() -> Int32? {
    ERR_clear_error()
    let status = unsafe SSL_do_handshake(ssl)
    return unsafe SSL_get_error(ssl, status) == SSL_ERROR_SSL ? OpenSSLError.takeFirst().tlsReason : nil
  }

  /// Whether the handshake is done on this side.
  package var isConnected: Bool { unsafe SSL_is_init_finished(ssl) == 1 }

  /// Moves both sides until neither gets any further.
  package func handshake(with server: inout TLSConnection) -> (client: Int32?, server: TLSProgress) {
    var (reason, progress) = (Int32?.none, TLSProgress.wantRead)
    for _ in 0..<10 {
      if reason == nil { reason = handshake() }
      if progress == .wantRead { progress = server.handshake() }
    }
    return (reason, progress)
  }

  /// Sends so many key updates, a record each, and asks for one of the server's each time or not.
  package func updateKeys(_ count: Int, asking: Bool = false) {
    for _ in 0..<count {
      unsafe SSL_key_update(ssl, asking ? SSL_KEY_UPDATE_REQUESTED : SSL_KEY_UPDATE_NOT_REQUESTED)
      unsafe SSL_do_handshake(ssl)
    }
  }

  /// Sends a short text, which has to fit.
  package func write(_ text: String) {
    let bytes = Array(text.utf8)
    let count = unsafe SSL_write(ssl, bytes, Int32(bytes.count))
    precondition(count == bytes.count)
  }

  /// Reads what has arrived, as text.
  package func readText() -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe SSL_read(ssl, &buffer, Int32(buffer.count))
    return String(decoding: buffer.prefix(Int(max(0, count))), as: UTF8.self)
  }

  /// Reads what has arrived; nil when there is nothing, else the count, or the negative reason, SSL_R_….
  package func read() -> Int32? {
    ERR_clear_error()
    var buffer = [UInt8](repeating: 0, count: 4096)
    let status = unsafe SSL_read(ssl, &buffer, Int32(buffer.count))
    if status > 0 { return status }
    return unsafe SSL_get_error(ssl, status) == SSL_ERROR_SSL ? OpenSSLError.takeFirst().tlsReason.map(-) : nil
  }
}
