import COpenSSL

@testable import Transport

/// What a handshake agreed on.
struct TLSParameters: Equatable, Sendable {
  /// `TLSv1.3`
  let version: String
  /// OpenSSL's name of the cipher suite.
  let cipher: String
  /// Whether ALPN agreed on `http/1.1`; a client need not offer anything.
  let hasApplicationProtocol: Bool
  /// Whether a ticket spared the two sides the signatures.
  let isResumed: Bool
}

extension TLSParameters {
  /// Asks an SSL.
  @unsafe
  init(_ ssl: OpaquePointer) {
    var name: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    unsafe SSL_get0_alpn_selected(ssl, &name, &count)
    self.init(
      version: unsafe String(cString: SSL_get_version(ssl)),
      cipher: unsafe String(cString: SSL_CIPHER_get_name(SSL_get_current_cipher(ssl))),
      hasApplicationProtocol: count > 0,
      isResumed: unsafe SSL_session_reused(ssl) == 1)
  }
}

extension TLSConnection {
  /// What both sides agreed on; complete once the handshake is done.
  var parameters: TLSParameters {
    unsafe TLSParameters(ssl)
  }
}
