/// Base64 for URLs and header fields (RFC 4648, section 5).
@usableFromInline
package enum Base64URL {
  /// Appends the text of `bytes`, without padding.
  package static func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for index in bytes.indices {
      bits = bits << 8 | UInt32(bytes[index])
      count += 8
      while count >= 6 {
        count -= 6
        text.append(character(bits >> count))
      }
    }
    if count > 0 { text.append(character(bits << (6 - count))) }
  }

  /// Puts the bytes of `text` in place of the contents of `bytes`, or answers false where it is no such text.
  package static func decode(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    return decode(text) { bytes.append($0) }
  }

  /// Hands over the bytes of `text`, which has no padding, one after the other, or answers false where it is no such
  /// text; some bytes may have been handed over by then. Of the several spellings that stand for the same bytes only the
  /// one that ``append(_:to:)`` writes is taken: whatever is changed in a text changes the bytes, or makes it none.
  @inlinable
  package static func decode(_ text: Span<UInt8>, _ take: (UInt8) -> Void) -> Bool {
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for index in text.indices {
      guard let value = value(of: text[index]) else { return false }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      take(UInt8(truncatingIfNeeded: bits >> count))
      bits &= (1 << count) - 1
    }
    // What is left over is less than a character, and nothing but zeros.
    return count < 6 && bits == 0
  }

  /// How many characters stand for so many bytes.
  package static func count(of byteCount: Int) -> Int { (byteCount * 4 + 2) / 3 }

  private static func character(_ bits: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: bits & 63)
    return switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + (value - 26)
    case 52..<62: UInt8(ascii: "0") + (value - 52)
    case 62: UInt8(ascii: "-")
    default: UInt8(ascii: "_")
    }
  }

  @usableFromInline
  static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    case _ where character.isASCIILetter || character.isASCIIDigit: Base64.bits(of: character)
    default: nil
    }
  }
}
