import COpenSSL

/// What TLS connections of one kind share; immutable, so every worker may use it at once.
///
/// A connection keeps OpenSSL's part of it alive, so a context may be replaced while connections of it are open.
@safe
package final class TLSContext: @unchecked Sendable {
  /// OpenSSL's SSL_CTX.
  let pointer: OpaquePointer

  /// A server's context: its certificate with the chain that follows it, and its key, all as PEM.
  package convenience init(
    certificateChain: [UInt8], privateKey: [UInt8]
  ) throws(TLSContextError) {
    try unsafe self.init(method: TLS_server_method())
    try use(certificateChain: certificateChain)
    try use(privateKey: privateKey)
    try configureServer()
  }

  /// A client's context, which accepts servers that one of these PEM certificates vouches for.
  package convenience init(trusting authorities: [UInt8]) throws(TLSContextError) {
    try unsafe self.init(method: TLS_client_method())
    try trust(authorities)
    try configureClient()
  }

  /// Asks clients for a certificate that one of these PEM certificates vouches for, before the first connection; where
  /// it is not required a client may come without one, though never with another.
  package func verifyClients(trusting authorities: [UInt8], required: Bool) throws(TLSContextError) {
    try trust(authorities)
    try name(clientAuthorities: authorities)
    configureVerification(ofClients: required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0)
  }

  private init(method: OpaquePointer?) throws(TLSContextError) {
    OpenSSLError.clear()
    guard let pointer = unsafe SSL_CTX_new(method) else { throw .configuration(.takeFirst()) }
    unsafe self.pointer = pointer
    try configureBoth()
  }

  deinit {
    unsafe SSL_CTX_free(pointer)
  }

  /// Throws what OpenSSL says unless `status` is its word for success.
  func check(_ status: Int32) throws(TLSContextError) {
    if status != 1 { throw .configuration(.takeFirst()) }
  }
}
