import COpenSSL

/// What a client calls the server before it has seen a certificate (RFC 6066 section 3).
enum ServerName {
  /// Whether the client sent a host name (SNI). Clients that connect to an address send none; some send the address
  /// itself, which counts as none.
  @unsafe
  static func isSent(by ssl: OpaquePointer?) -> Bool {
    guard let name = unsafe SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) else { return false }
    return unsafe IPAddress(String(cString: name)) == nil
  }
}

/// OpenSSL's callback, for every client: `argument` is the certificate for those that name the host.
@c
func chooseCertificate(
  _ ssl: OpaquePointer?, _ alert: UnsafeMutablePointer<Int32>?, _ argument: UnsafeMutableRawPointer?
) -> Int32 {
  // If switching fails, the default certificate stays; it covers these names too.
  guard unsafe ServerName.isSent(by: ssl), unsafe SSL_use_certificate(ssl, OpaquePointer(argument)) == 1 else {
    return SSL_TLSEXT_ERR_NOACK
  }
  return SSL_TLSEXT_ERR_OK
}
