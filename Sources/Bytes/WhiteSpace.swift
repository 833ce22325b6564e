/// White space as .NET's `char.IsWhiteSpace` sees it: Json.NET allows it between tokens, `bool.TryParse` around words,
/// `Guid` around and inside ids.
package enum WhiteSpace {
  /// Offset of the first byte from `start` on that is neither white space nor U+0000: what `bool.TryParse` trims.
  package static func paddingEnd(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      let length = text[index] == 0 ? 1 : length(at: index, in: text)
      guard length > 0 else { break }
      index += length
    }
    return index
  }

  /// `text` without the white space around it.
  package static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    while start < text.count {
      let length = length(at: start, in: text)
      guard length > 0 else { break }
      start += length
    }
    // Every white space is a whole character, and no byte of one begins another.
    var end = text.count
    while end > start {
      let last = (1...3).first { end - $0 >= start && length(at: end - $0, in: text) == $0 }
      guard let last else { break }
      end -= last
    }
    return start..<end
  }

  /// Bytes of the white space at `offset`, 0 when there is none: U+0009 to U+000D, U+0085, U+2028, U+2029 and
  /// Unicode's category Zs.
  package static func length(at offset: Int, in text: Span<UInt8>) -> Int {
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
