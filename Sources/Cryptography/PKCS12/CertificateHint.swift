import Bytes

/// What a text that should be a PFX file in Base64 seems to be instead; for diagnostics, never for the answer.
package enum CertificateHint: Equatable, Sendable, CaseIterable {
  /// The text itself is PEM.
  case pem
  /// The text is a `data:` URL.
  case dataURL
  /// The text is the path of a file, or its name.
  case path
  /// The text starts with the byte-order mark of UTF-8.
  case byteOrderMark
  /// The text starts with a byte-order mark of UTF-16 or holds zero bytes, as UTF-16 does.
  case utf16
  /// The text is the file's bytes, taken for text.
  case bytes
  /// The text holds a backslash and a letter where a line break was meant: it was escaped twice.
  case escapedLineBreak
  /// The text holds another backslash: it was escaped twice.
  case escapedTwice
  /// The text is percent-encoded.
  case percentEncoded
  /// The text holds quotes, behind its first character and before its last: pieces of a program.
  case quotesInside
  /// The text holds blanks where it would be Base64 with a `+` in the place of each.
  case blanksForPluses
  /// The text has as many hexadecimal digits as the hash of a certificate.
  case thumbprint
  /// The text is in hexadecimal.
  case hexadecimal
  /// The text uses `-` and `_`, the URL-safe alphabet (RFC 4648 section 5).
  case urlSafeAlphabet
  /// The text is Base64 of a whole file, without the `=` at its end.
  case unpadded
  /// The text begins as Base64 of a file that goes on behind its end.
  case truncated
  /// The decoded bytes are UTF-16 text.
  case decodedUTF16
  /// The decoded bytes are PEM text.
  case decodedPEM
  /// The decoded bytes are the path of a file.
  case decodedPath
  /// The decoded bytes are those of a file that was read as if it were text.
  case decodedText
  /// The decoded bytes are a certificate (DER) without a private key, as in a `.cer` file.
  case decodedCertificate
  /// The decoded bytes are certificates without a private key (PKCS#7), as in a `.p7b` file.
  case decodedPKCS7
  /// The decoded bytes are a private key (DER) without a certificate.
  case decodedKey
  /// The decoded bytes are a keystore of Java.
  case decodedKeystore
  /// The decoded bytes are Base64 text: it was encoded twice.
  case decodedBase64

  /// The first hint that fits `text` and what it decodes to; pass no bytes as `decoded` when it does not decode.
  package init?(text: Span<UInt8>, decoded: Span<UInt8>) {
    guard let hint = Self.hint(forText: text) ?? Self.hint(forDecoded: decoded) ?? Self.hint(forEndOf: text) else {
      return nil
    }
    self = hint
  }

  private static func hint(forText text: Span<UInt8>) -> CertificateHint? {
    if text.contains(pemOpening, within: pemSearch) { return .pem }
    if text.beginsIgnoringCase("data:") { return .dataURL }
    if text.looksLikePath { return .path }
    if text.hasUTF8Mark { return .byteOrderMark }
    if text.looksLikeUTF16 { return .utf16 }
    if text.looksLikeTextOfBytes { return .bytes }
    return hint(forCharactersOf: text)
  }

  private static func hint(forCharactersOf text: Span<UInt8>) -> CertificateHint? {
    let characters = CharactersOfText(text)
    if let escaped = characters.escaped {
      return escaped == UInt8(ascii: "n") || escaped == UInt8(ascii: "r") ? .escapedLineBreak : .escapedTwice
    }
    if characters.isPercentEncoded { return .percentEncoded }
    if characters.hasQuotesInside { return .quotesInside }
    if characters.hasBlanksForPluses { return .blanksForPluses }
    if let digits = characters.hexadecimalDigits {
      if thumbprints.contains(digits) { return .thumbprint }
      // An ASN.1 sequence, longer than 127 bytes.
      if digits >= shortestHexadecimal, text.begins(with: "308"), digits % 2 == 0 { return .hexadecimal }
    }
    // A file begins with an ASN.1 sequence.
    return characters.isURLSafe && text.begins(with: "M") ? .urlSafeAlphabet : nil
  }

  private static func hint(forDecoded decoded: Span<UInt8>) -> CertificateHint? {
    guard decoded.count > 0 else { return nil }
    if decoded.looksLikeUTF16 { return .decodedUTF16 }
    if decoded.contains(pemOpening, within: pemSearch) { return .decodedPEM }
    if decoded.looksLikePath { return .decodedPath }
    if decoded.looksLikeTextOfBytes { return .decodedText }
    if decoded.begins(with: [0xFE, 0xED, 0xFE, 0xED]) || decoded.begins(with: [0xCE, 0xCE, 0xCE, 0xCE]) {
      return .decodedKeystore
    }
    if decoded.count <= longestCertificate {
      if Certificate.isDER(decoded) { return .decodedCertificate }
      if decoded.isPrivateKey { return .decodedKey }
      if decoded.isPKCS7 { return .decodedPKCS7 }
    }
    let text = decoded.extracting((decoded.hasUTF8Mark ? 3 : 0)...)
    var ignored: [UInt8] = []
    guard text.count > 0, (try? Base64.decode(text, into: &ignored)) != nil else { return nil }
    return .decodedBase64
  }

  /// What the first bytes say of the file's length, against what there is.
  private static func hint(forEndOf text: Span<UInt8>) -> CertificateHint? {
    var first: [UInt8] = []
    guard text.count >= 8, (try? Base64.decode(text.extracting(..<8), into: &first)) != nil,
      let header = BERHeader(at: 0, of: first.span), header.identifier == DERTag.sequence.rawValue,
      let length = header.length
    else { return nil }
    if text.count % 4 != 0, text.count * 3 / 4 == header.start + length { return .unpadded }
    return text.count / 4 * 3 < header.start + length ? .truncated : nil
  }

  private static let pemOpening: StaticString = "-----BEGIN"
  /// How far into a text PEM is looked for, in bytes: OpenSSL and keytool write attributes of this size before it.
  private static let pemSearch = 1024
  /// The longest certificate that is recognised, in bytes: OpenSSL makes an object of each value in it.
  private static let longestCertificate = 1 << 16
  /// Digits of SHA-1 and SHA-256.
  private static let thumbprints = [40, 64]
  /// Digits: no certificate is shorter.
  private static let shortestHexadecimal = 128
}

extension CertificateHint: CustomStringConvertible {
  package var description: String {
    switch self {
    case .pem: "it is PEM text; a PFX (PKCS#12) file in Base64 is expected"
    case .dataURL: "it is a data: URL; only what follows base64, is expected"
    case .path: "it is the path of a file; the file's bytes in Base64 are expected"
    case .byteOrderMark: "it begins with a byte-order mark; leave it out"
    case .utf16: "it is UTF-16 text; plain ASCII is expected"
    case .bytes: "it is the file's bytes read as text; their Base64 is expected"
    case .escapedLineBreak: "it holds an escaped line break; write it on one line"
    case .escapedTwice: "it holds a backslash: it was escaped twice"
    case .percentEncoded: "it is percent-encoded, which nobody decodes here; send it as it is"
    case .quotesInside: "it holds quotes, as in a program's text; leave them out"
    case .blanksForPluses: "it holds blanks in place of +, as a form or URL makes them"
    case .thumbprint: "it is as long as a thumbprint in hexadecimal; the PFX file itself in Base64 is expected"
    case .hexadecimal: "it is in hexadecimal; Base64 is expected"
    case .urlSafeAlphabet: "it uses the URL-safe alphabet (- and _); the standard one (+ and /) is expected"
    case .unpadded: "it lacks the = at its end"
    case .truncated: "it is cut off; the file's length, in its first bytes, is greater"
    case .decodedUTF16: "it is the Base64 of UTF-16 text, not of a file's bytes"
    case .decodedPEM: "it is the Base64 of PEM text, not of a PFX file"
    case .decodedPath: "it is the Base64 of a file's path, not of its bytes"
    case .decodedText: "it is the Base64 of a file that was read as text, which spoils it; read bytes"
    case .decodedCertificate: "it is a certificate without its private key (.cer), not a PFX file"
    case .decodedPKCS7: "it is certificates without a private key (.p7b), not a PFX file"
    case .decodedKey: "it is a private key without its certificate, not a PFX file"
    case .decodedKeystore: "it is a Java keystore; keytool -importkeystore -deststoretype PKCS12 makes a PFX file of it"
    case .decodedBase64: "it is the Base64 of Base64 text: encoded twice"
    }
  }
}

// Texts.
extension Span<UInt8> {
  /// Whether it starts with a UTF-16 byte-order mark, or every other byte is zero.
  fileprivate var looksLikeUTF16: Bool {
    guard count >= 2 else { return false }
    switch (self[0], self[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return true
    default: break
    }
    guard count >= 4 else { return false }
    return (self[0] == 0 && self[2] == 0 && self[1] != 0) || (self[1] == 0 && self[3] == 0 && self[0] != 0)
  }

  fileprivate var hasUTF8Mark: Bool { begins(with: [0xEF, 0xBB, 0xBF]) }

  /// Whether it is short, and begins with a drive, or ends in the type of a file that holds keys or certificates.
  fileprivate var looksLikePath: Bool {
    guard 4...1024 ~= count else { return false }
    // Drives, shares, and curl's way to name a file.
    let hasDrive = (self[0].isASCIILetter || self[0].isASCIIDigit) && self[1] == UInt8(ascii: ":") && (isSlash(2))
    if hasDrive || beginsIgnoringCase("file:") || begins(with: "\\\\") {
      return true
    }
    // Quotes around it do not make it another thing.
    let end = self[count - 1] == UInt8(ascii: "\"") || self[count - 1] == UInt8(ascii: "'") ? count - 1 : count
    return Self.fileTypes.contains { extracting(..<end).endsIgnoringCase($0) }
  }

  private func isSlash(_ index: Int) -> Bool { self[index] == UInt8(ascii: "\\") || self[index] == UInt8(ascii: "/") }

  private static var fileTypes: [StaticString] {
    [".pfx", ".p12", ".pem", ".cer", ".crt", ".der", ".key", ".p7b", ".jks", ".b64", ".txt"]
  }

  fileprivate func begins(with bytes: [UInt8]) -> Bool {
    count >= bytes.count && bytes.indices.allSatisfy { self[$0] == bytes[$0] }
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

// Files.
extension Span<UInt8> {
  /// Whether it begins as a PFX file of more than 127 bytes does that a program took for text: what was no character became
  /// U+FFFD, or each byte a character of its own.
  fileprivate var looksLikeTextOfBytes: Bool {
    begins(with: [0x30, 0xEF, 0xBF, 0xBD]) || begins(with: [0x30, 0xC2, 0x82])
      || begins(with: [0x30, 0xE2, 0x80, 0x9A])
  }

  /// Whether it is a private key: PKCS#8 (RFC 5958), encrypted or not, or one of RSA's or of an elliptic curve's own.
  fileprivate var isPrivateKey: Bool {
    var all = DERCursor<PlainOctets>(0..<count)
    guard var key = all.enter(.sequence, in: self) else { return false }
    if key.contents(.integer, in: self) != nil {
      // RSA's numbers, a curve's key, or the algorithm.
      return key.contents(.integer, in: self) != nil || key.contents(.octetString, in: self) != nil
        || isAlgorithm(&key) && key.contents(.octetString, in: self) != nil
    }
    return isAlgorithm(&key) && key.contents(.octetString, in: self) != nil && key.isAtEnd
  }

  private func isAlgorithm(_ cursor: inout DERCursor<PlainOctets>) -> Bool {
    guard var algorithm = cursor.enter(.sequence, in: self) else { return false }
    return algorithm.contents(.objectIdentifier, in: self) != nil
  }

  /// Whether it is of a type of PKCS#7 (RFC 2315), as a whole.
  fileprivate var isPKCS7: Bool {
    var all = DERCursor<PlainOctets>(0..<count)
    guard var content = all.enter(.sequence, in: self),
      let type = content.contents(.objectIdentifier, in: self)
    else { return false }
    return extracting(type).begins(with: [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07])
  }
}
