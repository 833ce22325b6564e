import Bytes
import COpenSSL

/// Bytes nobody can guess, from OpenSSL's generator.
package enum SecureRandom {
  /// `count` random bytes; fails only when the system has no randomness to give.
  package static func bytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try OpenSSL.require("random bytes") { unsafe RAND_bytes(&bytes, Int32(clamping: count)) }
    return bytes
  }

  /// `byteCount` random bytes as twice as many lower-case hexadecimal digits.
  package static func hex(byteCount: Int) throws(CryptographyError) -> String {
    var text: [UInt8] = []
    for byte in try bytes(byteCount) { text.append(hexadecimal: UInt64(byte), digits: 2) }
    return String(decoding: text, as: UTF8.self)
  }
}
