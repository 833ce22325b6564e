import Backup
import Bytes
import Cryptography
import JSONText

// Tokens as JSON Web Tokens.
extension TokenSigner {
  /// Appends the JSON Web Token that `head` begins to `text`, which is empty; `bytes` is for what it is made of.
  func appendJWT(
    _ head: TokenHead, for userName: String, to text: inout [UInt8], using bytes: inout [UInt8]
  ) throws(CryptographyError) {
    text.append(contentsOf: JSONWebToken.header)
    JSONWebToken.write(claimsOf: head, for: userName, to: &bytes)
    Base64URL.append(bytes.span, to: &text)
    let code = try HMACSHA256.code(for: text.span, key: key.bytes.span)
    text.append(.point)
    Base64URL.append(code.span, to: &text)
  }

  /// Reads the JSON Web Token that `text` is, through `bytes`, where its user's name then lies. The header has to name the
  /// one algorithm that is used here, whatever the signature is; the claims are looked at once the signature is right.
  func readJWT(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(TokenFlaw) -> SignedToken {
    let unsigned = JSONWebToken.excess(of: text) == nil ? TokenFlaw.foreign : .unsigned
    guard let parts = JSONWebToken.Parts(text), Base64URL.decode(text.extracting(parts.header), into: &bytes),
      JSONWebToken.algorithm(of: bytes.span) == .hs256
    else { throw .foreign }
    guard Base64URL.decode(text.extracting(parts.signature), into: &bytes),
      let code = try? HMACSHA256.code(for: text.extracting(..<parts.claims.upperBound), key: key.bytes.span),
      isEqualInConstantTime(bytes.span, to: code.span)
    else { throw unsigned }
    guard Base64URL.decode(text.extracting(parts.claims), into: &bytes), let claims = JSONWebToken.Claims(bytes.span),
      let id = claims.id, let expires = claims.expires, let name = claims.userName
    else { throw .incomplete }
    var range = name.range
    if name.hasEscapes {
      var decoded: [UInt8] = []
      name.appendDecoded(to: &decoded, in: bytes.span)
      range = ByteRange(start: bytes.count, count: decoded.count)
      bytes += decoded
    }
    return SignedToken(
      kind: .access, expires: Timestamp(clampingSeconds: expires), id: id, userName: range,
      needsCookie: claims.needsCookie)
  }
}
