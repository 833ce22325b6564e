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
    let bytes = word | Self.highBits
    let letters = bytes | Self.each(0x20)
    let areDigits = (bytes &- Self.each(UInt8(ascii: "0"))) & ~(bytes &- Self.each(UInt8(ascii: "9") + 1))
    let areLetters = (letters &- Self.each(UInt8(ascii: "a"))) & ~(letters &- Self.each(UInt8(ascii: "f") + 1))
    guard (areDigits | areLetters) & ~word & Self.highBits == Self.highBits else { return nil }
    // A letter has bit 6 and counts from 1.
    let digits = (word & Self.each(0x0F)) &+ ((word >> 6) & Self.each(1)) &* 9
    let pairs = (digits | digits >> 4) & 0x00FF_00FF_00FF_00FF
    let quads = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: quads | quads >> 16)
  }

  private static let highBits = each(0x80)

  private static func four(at index: Int, of text: Span<UInt8>) -> UInt32 {
    UInt32(bigEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self))
  }

  /// The byte in all eight places.
  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
