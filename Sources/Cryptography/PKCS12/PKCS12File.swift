import COpenSSL

/// A PKCS#12 file whose outer layers have been read; nothing in it is decrypted yet.
@safe struct PKCS12File: ~Copyable {
  /// OpenSSL's `PKCS12`.
  let file: Owned
  /// OpenSSL's stack of `PKCS7`, the parts of the authSafe.
  let authSafes: Owned
  /// How many bytes follow the file.
  let trailingBytes: Int

  /// Reads `bytes`; `libraryContext` is where its algorithms will be looked up, nil for the process's own.
  init(_ bytes: Span<UInt8>, libraryContext: OpaquePointer?) throws(PKCS12.Flaw) {
    OpenSSL.clearErrors()
    try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(PKCS12.Flaw) in
      try unsafe Self.checkVersion(bytes)
    }

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
    trailingBytes = bytes.count - end
  }

  /// Reads as far as the version, which OpenSSL's `PKCS12` keeps to itself.
  private static func checkVersion(_ bytes: UnsafeBufferPointer<UInt8>) throws(PKCS12.Flaw) {
    guard let start = bytes.baseAddress else { throw .notASequence }
    var position: UnsafePointer<UInt8>? = unsafe start
    var length = 0
    var tag: Int32 = 0
    var tagClass: Int32 = 0
    let header = unsafe ASN1_get_object(&position, &length, &tag, &tagClass, bytes.count)
    guard tag == V_ASN1_SEQUENCE, tagClass == V_ASN1_UNIVERSAL, header & V_ASN1_CONSTRUCTED != 0,
      let position = unsafe position
    else {
      throw .notASequence
    }
    let rest = unsafe bytes.count - (position - start)
    guard header & headerIsBad == 0 else {
      guard length > rest else { throw .notASequence }
      throw .truncated(missingBytes: length - rest)
    }
    var versionPosition: UnsafePointer<UInt8>? = unsafe position
    let integer = unsafe Owned(
      adopting: OpaquePointer(d2i_ASN1_INTEGER(nil, &versionPosition, rest)),
      freedBy: { unsafe ASN1_INTEGER_free(UnsafeMutablePointer($0)) })
    guard let integer else { throw .version(nil) }
    var version: Int64 = 0
    guard unsafe ASN1_INTEGER_get_int64(&version, UnsafePointer(integer.pointer)) == 1, version == 3 else {
      throw .version(version)
    }
  }

  /// The bit by which `ASN1_get_object` says that a header is malformed, or longer than its surroundings.
  private static let headerIsBad: Int32 = 0x80
}

/// Frees a stack of `PKCS7` with what is in it.
func freePKCS7Stack(_ stack: OpaquePointer?) {
  unsafe OPENSSL_sk_pop_free(stack) { unsafe PKCS7_free($0?.assumingMemoryBound(to: PKCS7.self)) }
}
