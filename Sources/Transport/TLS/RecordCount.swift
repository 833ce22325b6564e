import COpenSSL

/// How many records a peer may send in a row before the connection gets any further.
///
/// OpenSSL goes on within one call as long as records come that carry no data: key updates, attempts to renegotiate,
/// alerts, parts of a handshake message. No deadline can fire meanwhile, so the number of them is the limit.
enum RecordLimit {
  /// For the whole handshake: a ClientHello with every extension in use, in records of one byte each.
  static let handshake = 1024
  /// After the handshake, between two records with data. A client updates its keys once in gigabytes, and asks to
  /// renegotiate once; OpenSSL itself allows as many empty records.
  static let open = 32
}

/// OpenSSL's callback for every record and message, in both directions: counts the records that are read, and makes
/// OpenSSL stop at one too many, as if the peer had sent close_notify. It has no other way to interrupt a call.
@c
func countRecord(
  _ isWritten: Int32, _ version: Int32, _ contentType: Int32, _ bytes: UnsafeRawPointer?, _ count: Int,
  _ ssl: OpaquePointer?, _ argument: UnsafeMutableRawPointer?
) {
  guard isWritten == 0, contentType == SSL3_RT_HEADER, let bio = unsafe SSL_get_rbio(ssl) else { return }
  guard unsafe SocketBIO(borrowing: bio).countRecord() else { return }
  unsafe SSL_set_shutdown(ssl, SSL_get_shutdown(ssl) | SSL_RECEIVED_SHUTDOWN)
}
