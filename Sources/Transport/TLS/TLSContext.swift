import COpenSSL

/// What TLS connections of one kind share; immutable from the first connection on, so every worker may use it at once.
@safe
package final class TLSContext: @unchecked Sendable {
  /// OpenSSL's SSL_CTX.
  let pointer: OpaquePointer
  /// OpenSSL's X509 that clients see which name the host, where that is another one.
  private var certificateForNames: OpaquePointer?

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
      // Whoever uses a certificate of another key is left without any.
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
