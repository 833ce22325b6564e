/// The outline of a PKCS#12 file as tools write it (RFC 7292, section 4): DER throughout, parts in the clear or encrypted
/// with a password.
///
/// Recognizes only the form that tools write; anything else is left to OpenSSL's full parser.
/// Most of a file is ciphertext, and passed over unread: a file in Base64 need not be decoded.
enum PKCS12Outline<Coding: OctetCoding> {
  /// Where the file at the front of the `count` bytes ends that `text` stands for; nil where it has another form.
  static func end(of text: Span<UInt8>, count: Int) -> Int? {
    var all = DERCursor<Coding>(0..<count)
    guard var file = all.enter(.sequence, in: text), isVersion(3, file.contents(.integer, in: text), text),
      var authSafe = file.enter(.sequence, in: text), isOutline(authSafe: &authSafe, in: text)
    else { return nil }
    guard !file.isAtEnd else { return all.position }
    guard var mac = file.enter(.sequence, in: text), file.isAtEnd, isOutline(mac: &mac, in: text) else { return nil }
    return all.position
  }

  private static func isOutline(authSafe: inout DERCursor<Coding>, in text: Span<UInt8>) -> Bool {
    guard ContentType(authSafe.contents(.objectIdentifier, in: text), text) == .data,
      var content = authSafe.enter(.explicit, in: text), authSafe.isAtEnd,
      var string = content.enter(.octetString, in: text), content.isAtEnd,
      var parts = string.enter(.sequence, in: text), string.isAtEnd
    else { return false }
    while !parts.isAtEnd {
      guard var part = parts.enter(.sequence, in: text), isOutline(part: &part, in: text) else { return false }
    }
    return true
  }

  private static func isOutline(part: inout DERCursor<Coding>, in text: Span<UInt8>) -> Bool {
    guard let type = ContentType(part.contents(.objectIdentifier, in: text), text),
      var content = part.enter(.explicit, in: text), part.isAtEnd
    else { return false }
    switch type {
    case .data: return content.contents(.octetString, in: text) != nil && content.isAtEnd
    case .encryptedData: return isOutline(encrypted: &content, in: text)
    }
  }

  private static func isOutline(encrypted content: inout DERCursor<Coding>, in text: Span<UInt8>) -> Bool {
    guard var encrypted = content.enter(.sequence, in: text), content.isAtEnd,
      isVersion(0, encrypted.contents(.integer, in: text), text),
      var info = encrypted.enter(.sequence, in: text), encrypted.isAtEnd
    else { return false }
    return ContentType(info.contents(.objectIdentifier, in: text), text) == .data && isAlgorithm(in: &info, text)
      && info.contents(.implicit, in: text) != nil && info.isAtEnd
  }

  private static func isOutline(mac: inout DERCursor<Coding>, in text: Span<UInt8>) -> Bool {
    guard var digest = mac.enter(.sequence, in: text), isAlgorithm(in: &digest, text),
      digest.contents(.octetString, in: text) != nil, digest.isAtEnd,
      mac.contents(.octetString, in: text) != nil
    else { return false }
    return mac.isAtEnd || isPositive(mac.contents(.integer, in: text), text) && mac.isAtEnd
  }

  /// `AlgorithmIdentifier`: OpenSSL looks into the parameters only when it uses them.
  private static func isAlgorithm(in cursor: inout DERCursor<Coding>, _ text: Span<UInt8>) -> Bool {
    guard var algorithm = cursor.enter(.sequence, in: text),
      isObjectIdentifier(algorithm.contents(.objectIdentifier, in: text), text)
    else { return false }
    if algorithm.isAtEnd || algorithm.contents(.sequence, in: text) != nil { return algorithm.isAtEnd }
    return algorithm.contents(.null, in: text)?.isEmpty == true && algorithm.isAtEnd
  }

  /// X.690, section 8.19: numbers of one byte and more, of which the last has no high bit and the first is not 0x80.
  private static func isObjectIdentifier(_ contents: Range<Int>?, _ text: Span<UInt8>) -> Bool {
    guard let contents, let last = contents.last, octet(last, text) < 0x80 else { return false }
    var isFirst = true
    for index in contents {
      let octet = octet(index, text)
      if isFirst, octet == 0x80 { return false }
      isFirst = octet < 0x80
    }
    return true
  }

  /// X.690, section 8.3, without a sign and without a byte too many.
  private static func isPositive(_ contents: Range<Int>?, _ text: Span<UInt8>) -> Bool {
    guard let contents, let first = contents.first else { return false }
    return octet(first, text) < 0x80 && (octet(first, text) > 0 || contents.count == 1)
  }

  private static func isVersion(_ number: UInt8, _ contents: Range<Int>?, _ text: Span<UInt8>) -> Bool {
    guard let contents, contents.count == 1 else { return false }
    return octet(contents.lowerBound, text) == number
  }

  private static func octet(_ index: Int, _ text: Span<UInt8>) -> UInt8 { Coding.octet(at: index, of: text) }

  /// The types of content that are looked into, by the last number of their object identifier (RFC 2315, section 14).
  private enum ContentType: UInt8 {
    case data = 1
    case encryptedData = 6

    /// Reads the object identifier 1.2.840.113549.1.7 and one more number.
    init?(_ contents: Range<Int>?, _ text: Span<UInt8>) {
      guard let contents, contents.count == 9 else { return nil }
      let stem = contents.dropLast().reduce(UInt64(0)) { $0 << 8 | UInt64(Coding.octet(at: $1, of: text)) }
      guard stem == 0x2A86_4886_F70D_0107 else { return nil }
      self.init(rawValue: Coding.octet(at: contents.upperBound - 1, of: text))
    }
  }
}
