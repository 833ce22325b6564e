import COpenSSL

/// The way to call OpenSSL: on an empty error queue, so that a failure is never blamed on an earlier one.
enum OpenSSL {
  /// Runs `call` and adopts the object that it makes.
  static func adopt(
    _ step: StaticString, freedBy free: @escaping (OpaquePointer?) -> Void, _ call: () -> OpaquePointer?
  ) throws(CryptographyError) -> Owned {
    clearErrors()
    guard let owned = unsafe Owned(adopting: call(), freedBy: free) else { throw failure(step) }
    return owned
  }

  /// Runs `call`, whose 1 means success, as with most of OpenSSL's functions.
  static func require(_ step: StaticString, _ call: () -> Int32) throws(CryptographyError) {
    clearErrors()
    guard call() == 1 else { throw failure(step) }
  }

  /// Empties this thread's error queue.
  static func clearErrors() {
    ERR_clear_error()
  }

  /// The error for a call that has just failed, with the queue's reasons drained.
  static func failure(_ step: StaticString) -> CryptographyError {
    var reasons: [String] = []
    while case let code = ERR_get_error(), code != 0 {
      reasons.append(reason(of: code))
    }
    return .openSSL(step: step.description, reasons: reasons)
  }

  /// The elements of an OpenSSL stack, which go on belonging to it.
  static func elements(of stack: OpaquePointer?) -> [StackElement] {
    unsafe (0..<max(0, OPENSSL_sk_num(stack))).compactMap { index in
      unsafe OPENSSL_sk_value(stack, index).map { unsafe StackElement(pointer: $0) }
    }
  }

  /// OpenSSL's own words for an error code; they name what was refused and never its contents.
  private static func reason(of code: UInt) -> String {
    guard let text = unsafe ERR_reason_error_string(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}

extension OpenSSL {
  /// The error for a PEM text of certificates that could not be read: `absent` when it holds no further one.
  static func pemFailure(_ step: StaticString, absent: CryptographyError) -> CryptographyError {
    let last = ERR_peek_last_error()
    guard ERR_GET_LIB(last) == ERR_LIB_PEM, ERR_GET_REASON(last) == PEM_R_NO_START_LINE else { return failure(step) }
    clearErrors()
    return absent
  }
}
