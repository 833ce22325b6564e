/// What a text that should be a PFX file in Base64 seems to be instead; for diagnostics, never for the answer.
package enum CertificateHint: Equatable, Sendable, CaseIterable {
  /// The text itself is PEM.
  case pem
  /// The text starts with a byte-order mark or holds zero bytes, as UTF-16 does.
  case utf16
  /// The text holds a backslash and a letter where a line break was meant: it was escaped twice.
  case escapedLineBreak
  /// The text uses `-` and `_`, the URL-safe alphabet (RFC 4648 section 5).
  case urlSafeAlphabet
  /// The decoded bytes are UTF-16 text.
  case decodedUTF16
  /// The decoded bytes are PEM text.
  case decodedPEM
  /// The decoded bytes are a certificate (DER) without a private key, as in a `.cer` file.
  case decodedCertificate
  /// The decoded bytes are Base64 text: it was encoded twice.
  case decodedBase64

  /// The first hint that fits `text` and what it decodes to; pass no bytes as `decoded` when it does not decode.
  package init?(text: Span<UInt8>, decoded: Span<UInt8>) {
    guard let hint = Self.hint(forText: text) ?? Self.hint(forDecoded: decoded) else {
      return nil
    }
    self = hint
  }

  private static func hint(forText text: Span<UInt8>) -> CertificateHint? {
    if text.contains(pemOpening, within: pemSearch) { return .pem }
    if text.looksLikeUTF16 { return .utf16 }
    var isURLSafe = false
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\\"): return .escapedLineBreak
      case UInt8(ascii: "-"), UInt8(ascii: "_"): isURLSafe = true
      default: continue
      }
    }
    return isURLSafe ? .urlSafeAlphabet : nil
  }

  private static func hint(forDecoded decoded: Span<UInt8>) -> CertificateHint? {
    guard decoded.count > 0 else { return nil }
    if decoded.looksLikeUTF16 { return .decodedUTF16 }
    if decoded.contains(pemOpening, within: pemSearch) { return .decodedPEM }
    if decoded.count <= longestCertificate, Certificate.isDER(decoded) { return .decodedCertificate }
    var ignored: [UInt8] = []
    guard (try? Base64.decode(decoded, into: &ignored)) != nil else { return nil }
    return .decodedBase64
  }

  private static let pemOpening: StaticString = "-----BEGIN"
  /// How far into a text PEM is looked for, in bytes: OpenSSL and keytool write attributes of this size before it.
  private static let pemSearch = 1024
  /// The longest certificate that is recognised, in bytes: OpenSSL makes an object of each value in it.
  private static let longestCertificate = 1 << 16
}

extension CertificateHint: CustomStringConvertible {
  package var description: String {
    switch self {
    case .pem: "it is PEM text; a PFX (PKCS#12) file in Base64 is expected"
    case .utf16: "it is UTF-16 text; plain ASCII is expected"
    case .escapedLineBreak: "it holds an escaped line break; write it on one line"
    case .urlSafeAlphabet: "it uses the URL-safe alphabet (- and _); the standard one (+ and /) is expected"
    case .decodedUTF16: "it is the Base64 of UTF-16 text, not of a file's bytes"
    case .decodedPEM: "it is the Base64 of PEM text, not of a PFX file"
    case .decodedCertificate: "it is a certificate without its private key (.cer), not a PFX file"
    case .decodedBase64: "it is the Base64 of Base64 text: encoded twice"
    }
  }
}

extension Span<UInt8> {
  /// Whether it starts with a UTF-16 byte-order mark (or its UTF-8 form), or every other byte is zero.
  fileprivate var looksLikeUTF16: Bool {
    guard count >= 2 else { return false }
    switch (self[0], self[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF), (0xEF, 0xBB): return true
    default: break
    }
    guard count >= 4 else { return false }
    return (self[0] == 0 && self[2] == 0 && self[1] != 0) || (self[1] == 0 && self[3] == 0 && self[0] != 0)
  }

  /// Whether `word` occurs in the first `limit` bytes.
  fileprivate func contains(_ word: StaticString, within limit: Int) -> Bool {
    let word = Array(word.description.utf8)
    let searched = Swift.min(count, limit)
    guard word.count <= searched else { return false }
    return (0...searched - word.count).contains { start in
      word.indices.allSatisfy { self[start + $0] == word[$0] }
    }
  }
}
