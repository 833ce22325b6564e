import COpenSSL

/// A PKCS#12 file whose outer layers have been read; nothing in it is decrypted yet.
@safe struct PKCS12File: ~Copyable {
  /// OpenSSL's `PKCS12`.
  let file: Owned
  /// OpenSSL's stack of `PKCS7`, the parts of the authSafe.
  let authSafes: Owned
  /// How many bytes it has itself.
  let byteCount: Int
  /// How many bytes follow the file.
  let trailingBytes: Int

  /// Reads `bytes`; `libraryContext` is where its algorithms will be looked up, nil for the process's own.
  ///
  /// What it costs grows with the file: a long one is left alone, unless it can be told at a glance that it is none.
  init(
    _ bytes: Span<UInt8>, libraryContext: OpaquePointer?, limit: Int
  ) throws(PKCS12.Flaw) {
    try Self.checkVersion(bytes)
    guard bytes.count <= limit else { throw .notLookedAt(byteCount: bytes.count) }

    OpenSSL.clearErrors()
    // An empty file made for the context is filled by the reader and keeps its context.
    var file = unsafe PKCS12_init_ex(NID_pkcs7_data, libraryContext, nil)
    let end = unsafe bytes.withUnsafeBufferPointer { bytes in
      var position = bytes.baseAddress
      // When it fails it frees the file and sets it to nil.
      let isRead = unsafe d2i_PKCS12(&file, &position, bytes.count) != nil
      return unsafe isRead ? position.map { unsafe $0 - (bytes.baseAddress ?? $0) } : nil
    }
    guard let file = unsafe Owned(adopting: file, freedBy: { unsafe PKCS12_free($0) }), let end else {
      throw .notPKCS12
    }

    guard let authSafes = unsafe Owned(adopting: PKCS12_unpack_authsafes(file.pointer), freedBy: freePKCS7Stack) else {
      throw .authSafe
    }
    self.file = file
    self.authSafes = authSafes
    byteCount = end
    trailingBytes = bytes.count - end
  }

  /// Reads as far as the version, which OpenSSL's `PKCS12` keeps to itself; whatever its patch level, the words for what
  /// breaks off are the same.
  private static func checkVersion(_ bytes: Span<UInt8>) throws(PKCS12.Flaw) {
    guard let file = BERHeader(at: 0, of: bytes), file.identifier == DERTag.sequence.rawValue else {
      throw .notASequence
    }
    let end = file.length.map { file.start + $0 } ?? bytes.count
    guard end <= bytes.count else { throw .truncated(missingBytes: end - bytes.count) }
    guard let number = BERHeader(at: file.start, of: bytes.extracting(..<end)),
      number.identifier == DERTag.integer.rawValue, let length = number.length, length <= end - number.start,
      let version = integer(bytes.extracting(number.start..<(number.start + length)))
    else { throw .version(nil) }
    guard version == 3 else { throw .version(version) }
  }

  /// Reads the contents of an integer (X.690, section 8.3); nil for one of more bytes than it needs, or than there is
  /// room for.
  private static func integer(_ contents: Span<UInt8>) -> Int64? {
    guard 1...8 ~= contents.count else { return nil }
    var value = Int64(Int8(bitPattern: contents[0]))
    for index in 1..<contents.count { value = value << 8 | Int64(contents[index]) }
    let isPadded =
      contents.count > 1 && (contents[0] == 0 && contents[1] < 0x80 || contents[0] == 0xFF && contents[1] >= 0x80)
    return isPadded ? nil : value
  }
}

/// Frees a stack of `PKCS7` with what is in it.
func freePKCS7Stack(_ stack: OpaquePointer?) {
  unsafe OPENSSL_sk_pop_free(stack) { unsafe PKCS7_free($0?.assumingMemoryBound(to: PKCS7.self)) }
}
