import Bytes

extension PKCS12 {
  /// Whether `bytes` are a PKCS#12 file, as far as can be told without its password.
  package static func structure(of bytes: Span<UInt8>) -> Structure {
    if let end = PKCS12Outline<PlainOctets>.end(of: bytes, count: bytes.count) {
      return .sound(trailingBytes: bytes.count - end)
    }
    return structureByOpenSSL(of: bytes)
  }

  /// The same of what `text` stands for in Base64, and without decoding it; nil where that cannot be told.
  package static func structure(ofBase64 text: Span<UInt8>) -> Structure? {
    guard let count = Base64.plainCount(of: text) else { return nil }
    return PKCS12Outline<Base64Octets>.end(of: text, count: count).map { .sound(trailingBytes: count - $0) }
  }

  /// The same of every form there is, and what is wrong.
  package static func structureByOpenSSL(of bytes: Span<UInt8>) -> Structure {
    do throws(Flaw) {
      // Nothing is decrypted, so that no algorithm is looked up anywhere.
      let file = try unsafe PKCS12File(bytes, libraryContext: nil, limit: PKCS12Limits.ofRequest.byteCount)
      return .sound(trailingBytes: file.trailingBytes)
    } catch {
      return .unsound(error)
    }
  }
}
