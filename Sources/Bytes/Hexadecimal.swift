extension UInt8 {
  /// What the byte counts as a hexadecimal digit of either case, or nil.
  @inlinable package var hexadecimalValue: UInt8? {
    if isASCIIDigit { return self - UInt8(ascii: "0") }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }

  /// Whether the byte is a hexadecimal digit of either case.
  @inlinable package var isHexadecimalDigit: Bool { hexadecimalValue != nil }

  /// The lower-case hexadecimal digit for the byte's low four bits.
  @inlinable package var hexadecimalDigit: UInt8 {
    let bits = self & 0x0F
    return bits < 10 ? UInt8(ascii: "0") + bits : UInt8(ascii: "a") + bits - 10
  }

  /// The upper-case hexadecimal digit for the byte's low four bits.
  @inlinable package var upperHexadecimalDigit: UInt8 {
    let bits = self & 0x0F
    return bits < 10 ? UInt8(ascii: "0") + bits : UInt8(ascii: "A") + bits - 10
  }
}

extension [UInt8] {
  /// Appends a number that is not negative in lower-case hexadecimal digits.
  package mutating func append(hexadecimal number: Int) {
    let digits = Swift.max(1, (Int.bitWidth - number.leadingZeroBitCount + 3) / 4)
    append(hexadecimal: UInt64(number.magnitude), digits: digits)
  }

  /// Appends the last `count` hexadecimal digits of a number, in lower case, with zeros in front where it has fewer.
  package mutating func append(hexadecimal number: UInt64, digits count: Int) {
    append(addingCapacity: count) { output in
      for place in (0..<count).reversed() {
        output.append(UInt8(truncatingIfNeeded: number >> (4 * UInt64(place))).hexadecimalDigit)
      }
    }
  }
}

/// Eight hexadecimal digits of either case in one word, read all at once: ids are half of what a path holds.
struct HexDigits {
  /// The first digit in the highest byte.
  private let word: UInt64

  /// Takes four bytes of `text` at `first` and four at `second`; all must lie within it.
  init(_ text: Span<UInt8>, _ first: Int, _ second: Int) {
    word = UInt64(Self.four(at: first, of: text)) << 32 | UInt64(Self.four(at: second, of: text))
  }

  /// What the digits say; nil where one of the bytes is none.
  var value: UInt32? {
    // With the high bit set no byte borrows from its neighbour, and keeps the bit where it is not below what is taken off.
    let highBits = EightBytes.repeating(0x80)
    let bytes = word | highBits
    let letters = bytes | EightBytes.repeating(0x20)
    let areDigits =
      (bytes &- EightBytes.repeating(UInt8(ascii: "0"))) & ~(bytes &- EightBytes.repeating(UInt8(ascii: "9") + 1))
    let areLetters =
      (letters &- EightBytes.repeating(UInt8(ascii: "a"))) & ~(letters &- EightBytes.repeating(UInt8(ascii: "f") + 1))
    guard (areDigits | areLetters) & ~word & highBits == highBits else { return nil }
    // A letter has bit 6 and counts from 1.
    let digits = (word & EightBytes.repeating(0x0F)) &+ ((word >> 6) & EightBytes.repeating(1)) &* 9
    let pairs = (digits | digits >> 4) & 0x00FF_00FF_00FF_00FF
    let quads = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: quads | quads >> 16)
  }

  private static func four(at index: Int, of text: Span<UInt8>) -> UInt32 {
    UInt32(bigEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self))
  }
}

extension OutputSpan<UInt8> {
  /// Appends a number in 16 lower-case hexadecimal digits, for which there has to be room.
  @inlinable
  package mutating func append(hexadecimal number: UInt64) {
    // Each digit into a byte of its own, the highest digit lowest: four bits at a time spread over two words.
    append(eightDigits: number >> 32)
    append(eightDigits: number & 0xFFFF_FFFF)
  }

  @inlinable @inline(__always)
  mutating func append(eightDigits half: UInt64) {
    var word = (half & 0xFFFF) << 32 | half >> 16
    word = (word & 0x0000_00FF_0000_00FF) << 16 | (word >> 8) & 0x0000_00FF_0000_00FF
    word = (word & 0x000F_000F_000F_000F) << 8 | (word >> 4) & 0x000F_000F_000F_000F
    // Digits from ten on are letters: 39 behind the nine.
    let letters = ((word &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
    word = word &+ 0x3030_3030_3030_3030 &+ letters &* 39
    for place in 0..<8 { append(UInt8(truncatingIfNeeded: word >> UInt64(8 * place))) }
  }
}
