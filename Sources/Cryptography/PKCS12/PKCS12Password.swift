import COpenSSL

/// A password for OpenSSL's calls; wiped when it is freed.
@safe struct PKCS12Password: ~Copyable {
  /// The two ways to encode an empty password (RFC 7292 appendix B.1): tools differ, so both are tried.
  enum Form {
    /// No bytes at all.
    case absent
    /// The characters and a terminator, which is there for an empty password too.
    case text
  }

  private let bytes: UnsafeMutableBufferPointer<CChar>

  /// Copies `password`, which is in UTF-8.
  init(_ password: Span<UInt8>) {
    unsafe bytes = .allocate(capacity: password.count + 1)
    for index in password.indices {
      unsafe bytes.initializeElement(at: index, to: CChar(bitPattern: password[index]))
    }
    unsafe bytes.initializeElement(at: password.count, to: 0)
  }

  deinit {
    unsafe OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    unsafe bytes.deallocate()
  }

  /// Its length in bytes.
  var byteCount: Int { unsafe bytes.count - 1 }

  /// The forms worth trying, the likelier one first.
  var forms: [Form] {
    unsafe bytes.count == 1 ? [.absent, .text] : [.text]
  }

  /// Calls `body` with the password in `form` and its length in bytes.
  func with<Result: ~Copyable>(_ form: Form, _ body: (UnsafePointer<CChar>?, Int32) -> Result) -> Result {
    switch form {
    case .absent: body(nil, 0)
    case .text: unsafe body(UnsafePointer(bytes.baseAddress), Int32(clamping: bytes.count - 1))
    }
  }
}
