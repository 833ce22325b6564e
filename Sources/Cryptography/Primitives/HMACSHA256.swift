import COpenSSL

/// HMAC with SHA-256 (RFC 2104), in one shot.
package enum HMACSHA256 {
  /// The length of a code in bytes.
  package static let byteCount = 32

  /// The authentication code of `message` under `key`, whose length is free.
  package static func code(
    for message: Span<UInt8>, key: Span<UInt8>
  ) throws(CryptographyError) -> [32 of UInt8] {
    // Keys are padded with zeros to a block, so no key is the key of one zero; OpenSSL would read a null as "none set".
    guard key.count > 0 else {
      let zero: [1 of UInt8] = [0]
      return try code(for: message, key: zero.span)
    }
    var code = [32 of UInt8](repeating: 0)
    var output = code.mutableSpan
    OpenSSL.clearErrors()
    let isDone = unsafe output.withUnsafeMutableBufferPointer { output in
      unsafe key.withUnsafeBufferPointer { key in
        unsafe message.withUnsafeBufferPointer { message in
          unsafe HMAC(
            EVP_sha256(), key.baseAddress, Int32(clamping: key.count), message.baseAddress, message.count,
            output.baseAddress, nil) != nil
        }
      }
    }
    guard isDone else { throw OpenSSL.failure("HMAC-SHA256") }
    return code
  }
}
