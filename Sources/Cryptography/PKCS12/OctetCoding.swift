import Bytes

/// How a text stands for bytes, any of which can be read without the others.
protocol OctetCoding {
  /// The byte at `index` of those that `text` stands for.
  static func octet(at index: Int, of text: Span<UInt8>) -> UInt8
}

/// The text is the bytes.
enum PlainOctets: OctetCoding {
  static func octet(at index: Int, of text: Span<UInt8>) -> UInt8 { text[index] }
}

/// The text is Base64 of which ``Base64/plainCount(of:)`` knows the count.
enum Base64Octets: OctetCoding {
  static func octet(at index: Int, of text: Span<UInt8>) -> UInt8 {
    // Three bytes are four characters, and each lies in two of them.
    let place = UInt(index) % 3
    let first = Int(UInt(index) / 3 * 4 + place)
    let twelveBits = UInt32(Base64.bits(of: text[first])) << 6 | UInt32(Base64.bits(of: text[first + 1]))
    return UInt8(truncatingIfNeeded: twelveBits &>> (4 &- 2 &* UInt32(truncatingIfNeeded: place)))
  }
}
