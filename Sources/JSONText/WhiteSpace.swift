/// White space as .NET's `char.IsWhiteSpace` sees it: Json.NET allows it between tokens, `bool.TryParse` around words.
enum WhiteSpace {
  /// Offset of the first byte from `start` on that is neither white space nor U+0000: what `bool.TryParse` trims.
  static func paddingEnd(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      let length = text[index] == 0 ? 1 : length(at: index, in: text)
      guard length > 0 else { break }
      index += length
    }
    return index
  }

  /// Bytes of the white space at `offset`, 0 when there is none: U+0009 to U+000D, U+0085, U+2028, U+2029 and
  /// Unicode's category Zs.
  static func length(at offset: Int, in text: Span<UInt8>) -> Int {
    let first = text[offset]
    if first.isASCIISpace { return 1 }
    guard first >= 0xC2 else { return 0 }
    func byte(_ distance: Int) -> UInt8 { offset + distance < text.count ? text[offset + distance] : 0 }
    switch (first, byte(1), first == 0xC2 ? 0 : byte(2)) {
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
    case (0xE1, 0x9A, 0x80): return 3
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F): return 3
    case (0xE3, 0x80, 0x80): return 3
    default: return 0
    }
  }
}
