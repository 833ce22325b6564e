import COpenSSL

/// What OpenSSL does when the process exits.
package enum ExitHandler {
  /// To be called before any other use of OpenSSL: it then does nothing, and threads that still run find what they need.
  ///
  /// Where another library was faster the handler is there, and stays.
  package static func goWithout() {
    _ = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
  }
}
