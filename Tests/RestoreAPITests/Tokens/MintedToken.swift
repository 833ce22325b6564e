import Bytes
import Cryptography

/// A JSON Web Token as anybody may make one up.
struct MintedToken {
  var header = #"{"alg":"HS256","typ":"JWT"}"#
  var claims =
    #"{"sub":"administrator","exp":4102444800,"jti":"6f0c2a51-9a3e-4a0e-8f4e-6b8f2f1f7a10"}"#
  /// What it is signed with; an empty key signs nothing.
  var key: [UInt8] = Self.key

  /// The emulator's own in these tests.
  static let key = (1...32).map { UInt8($0) }

  /// The token.
  func text() throws -> String {
    let signed = Self.base64(Array(header.utf8)) + "." + Self.base64(Array(claims.utf8))
    guard !key.isEmpty else { return signed + "." }
    let code = try HMACSHA256.code(for: Array(signed.utf8).span, key: key.span)
    return signed + "." + Self.base64((0..<32).map { code[$0] })
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    Base64URL.append(bytes.span, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
