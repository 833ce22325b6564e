/// The outline of a PKCS#12 file as tools write it (RFC 7292, section 4): DER throughout, parts in the clear or encrypted
/// with a password.
///
/// A small part of what is sound: whatever has another form is not judged here but by OpenSSL, which makes a tree of it
/// and knows them all.
enum PKCS12Outline {
  /// Where the file at the front of `bytes` ends; nil where it has another form.
  static func end(of bytes: Span<UInt8>) -> Int? {
    var all = DERCursor(0..<bytes.count)
    guard var file = all.enter(.sequence, in: bytes), isVersion(3, file.contents(.integer, in: bytes), bytes),
      var authSafe = file.enter(.sequence, in: bytes), isOutline(authSafe: &authSafe, in: bytes)
    else { return nil }
    guard !file.isAtEnd else { return all.position }
    guard var mac = file.enter(.sequence, in: bytes), file.isAtEnd, isOutline(mac: &mac, in: bytes) else { return nil }
    return all.position
  }

  private static func isOutline(authSafe: inout DERCursor, in bytes: Span<UInt8>) -> Bool {
    guard ContentType(authSafe.contents(.objectIdentifier, in: bytes), bytes) == .data,
      var content = authSafe.enter(.explicit, in: bytes), authSafe.isAtEnd,
      var string = content.enter(.octetString, in: bytes), content.isAtEnd,
      var parts = string.enter(.sequence, in: bytes), string.isAtEnd
    else { return false }
    while !parts.isAtEnd {
      guard var part = parts.enter(.sequence, in: bytes), isOutline(part: &part, in: bytes) else { return false }
    }
    return true
  }

  private static func isOutline(part: inout DERCursor, in bytes: Span<UInt8>) -> Bool {
    guard let type = ContentType(part.contents(.objectIdentifier, in: bytes), bytes),
      var content = part.enter(.explicit, in: bytes), part.isAtEnd
    else { return false }
    switch type {
    case .data: return content.contents(.octetString, in: bytes) != nil && content.isAtEnd
    case .encryptedData: return isOutline(encrypted: &content, in: bytes)
    }
  }

  private static func isOutline(encrypted content: inout DERCursor, in bytes: Span<UInt8>) -> Bool {
    guard var encrypted = content.enter(.sequence, in: bytes), content.isAtEnd,
      isVersion(0, encrypted.contents(.integer, in: bytes), bytes),
      var info = encrypted.enter(.sequence, in: bytes), encrypted.isAtEnd
    else { return false }
    return ContentType(info.contents(.objectIdentifier, in: bytes), bytes) == .data && isAlgorithm(in: &info, bytes)
      && info.contents(.implicit, in: bytes) != nil && info.isAtEnd
  }

  private static func isOutline(mac: inout DERCursor, in bytes: Span<UInt8>) -> Bool {
    guard var digest = mac.enter(.sequence, in: bytes), isAlgorithm(in: &digest, bytes),
      digest.contents(.octetString, in: bytes) != nil, digest.isAtEnd,
      mac.contents(.octetString, in: bytes) != nil
    else { return false }
    return mac.isAtEnd || isPositive(mac.contents(.integer, in: bytes), bytes) && mac.isAtEnd
  }

  /// `AlgorithmIdentifier`: OpenSSL looks into the parameters only when it uses them.
  private static func isAlgorithm(in cursor: inout DERCursor, _ bytes: Span<UInt8>) -> Bool {
    guard var algorithm = cursor.enter(.sequence, in: bytes),
      isObjectIdentifier(algorithm.contents(.objectIdentifier, in: bytes), bytes)
    else { return false }
    if algorithm.isAtEnd || algorithm.contents(.sequence, in: bytes) != nil { return algorithm.isAtEnd }
    return algorithm.contents(.null, in: bytes)?.isEmpty == true && algorithm.isAtEnd
  }

  /// X.690, section 8.19: numbers of one byte and more, of which the last has no high bit and the first is not 0x80.
  private static func isObjectIdentifier(_ contents: Range<Int>?, _ bytes: Span<UInt8>) -> Bool {
    guard let contents, let last = contents.last, bytes[last] < 0x80 else { return false }
    var isFirst = true
    for index in contents {
      if isFirst, bytes[index] == 0x80 { return false }
      isFirst = bytes[index] < 0x80
    }
    return true
  }

  /// X.690, section 8.3, without a sign and without a byte too many.
  private static func isPositive(_ contents: Range<Int>?, _ bytes: Span<UInt8>) -> Bool {
    guard let contents, let first = contents.first else { return false }
    return bytes[first] < 0x80 && (bytes[first] > 0 || contents.count == 1)
  }

  private static func isVersion(_ number: UInt8, _ contents: Range<Int>?, _ bytes: Span<UInt8>) -> Bool {
    guard let contents, contents.count == 1 else { return false }
    return bytes[contents.lowerBound] == number
  }

  /// The types of content that are looked into, by the last number of their object identifier (RFC 2315, section 14).
  private enum ContentType: UInt8 {
    case data = 1
    case encryptedData = 6

    /// Reads the object identifier 1.2.840.113549.1.7 and one more number.
    init?(_ contents: Range<Int>?, _ bytes: Span<UInt8>) {
      guard let contents, contents.count == 9 else { return nil }
      let stem = contents.dropLast().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
      guard stem == 0x2A86_4886_F70D_0107 else { return nil }
      self.init(rawValue: bytes[contents.upperBound - 1])
    }
  }
}
