import COpenSSL

/// OpenSSL as a whole, which a process has one of.
package enum TLSLibrary {
  /// To be called before any other use of OpenSSL: it then tidies up nothing when the process exits. Its handler takes
  /// locks and tables away from under threads that still run.
  ///
  /// Where another library was faster the handler is there, and stays.
  package static func goWithoutExitHandler() {
    _ = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
  }

  /// Gives back what OpenSSL keeps for this thread. Left to itself it does so behind the thread's last line, when others
  /// may take the thread for ended.
  package static func leaveThread() {
    OPENSSL_thread_stop()
  }
}
