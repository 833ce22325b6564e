import COpenSSL

/// An entry of OpenSSL's error queue.
package struct OpenSSLError: RawRepresentable, Hashable, Sendable {
  /// OpenSSL's packed number of library and reason.
  package let rawValue: UInt

  /// Takes OpenSSL's number.
  package init(rawValue: UInt) {
    self.rawValue = rawValue
  }

  /// Empties the queue of this thread and answers what was put in first, the cause of what followed it; `none` when
  /// the queue was empty.
  static func takeFirst() -> OpenSSLError {
    let first = ERR_get_error()
    ERR_clear_error()
    return OpenSSLError(rawValue: first)
  }

  /// OpenSSL failed without a word.
  static let none = OpenSSLError(rawValue: 0)

  /// Makes the queue of this thread empty, for OpenSSL reads it when it says how a call went, and an entry that some
  /// other connection left would be blamed on this one.
  static func clear() {
    // Looking costs a fraction of clearing, which walks the whole queue.
    if ERR_peek_error() != 0 { ERR_clear_error() }
  }

  /// A reason of the TLS library, SSL_R_…; nil for other libraries' errors.
  var tlsReason: Int32? {
    ERR_GET_LIB(rawValue) == ERR_LIB_SSL ? ERR_GET_REASON(rawValue) : nil
  }

  /// The alert that the peer sent, if that is the error.
  var alert: TLSAlert? {
    guard let tlsReason, let number = UInt8(exactly: tlsReason - SSL_AD_REASON_OFFSET) else { return nil }
    return TLSAlert(rawValue: number)
  }

  /// Whether the text that should have been PEM holds no further object.
  var isMissingPEM: Bool {
    ERR_GET_LIB(rawValue) == ERR_LIB_PEM && ERR_GET_REASON(rawValue) == PEM_R_NO_START_LINE
  }

  /// Whether OpenSSL or its use is at fault: out of memory, misuse, a bug.
  var isOurs: Bool {
    if ERR_FATAL_ERROR(rawValue) != 0 { return true }
    return tlsReason == SSL_R_BAD_WRITE_RETRY || tlsReason == SSL_R_PROTOCOL_IS_SHUTDOWN
      || tlsReason == SSL_R_UNINITIALIZED || tlsReason == SSL_R_NO_CERTIFICATE_ASSIGNED
  }
}

extension OpenSSLError: CustomStringConvertible {
  /// OpenSSL's words, such as `no shared cipher`.
  package var description: String {
    if self == .none { return "no reason given" }
    guard let text = unsafe ERR_reason_error_string(rawValue) else { return "OpenSSL error \(rawValue)" }
    return unsafe String(cString: text)
  }
}
