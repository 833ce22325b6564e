import Bytes

extension [UInt8] {
  /// Appends `string` in double quotes, with the escapes Json.NET writes: `"` and `\`, the characters below U+0020, and
  /// U+0085, U+2028, U+2029, which JavaScript takes for line ends. What is no UTF-8 becomes U+FFFD.
  mutating func append(jsonString string: Span<UInt8>) {
    let run = PlainRun(quote: .doubleQuote, stopsAtControls: true)
    append(.doubleQuote)
    var index = 0
    while index < string.count {
      let end = run.end(from: index, in: string)
      if end > index { append(string.extracting(index..<end)) }
      guard end < string.count else { break }
      index = end + appendStop(at: end, of: string)
    }
    append(.doubleQuote)
  }

  /// Appends the character at `offset`, which is not plain, and tells how many bytes of `string` it takes.
  private mutating func appendStop(at offset: Int, of string: Span<UInt8>) -> Int {
    let byte = string[offset]
    guard byte >= 0x80 else {
      append(escaping: byte)
      return 1
    }
    switch UTF8Sequence(at: offset, in: string) {
    case .scalar(let length):
      appendSound(string.extracting(offset..<(offset + length)))
      return length
    case .truncated(let length), .unsound(let length):
      for byte in UTF8.encodedReplacementCharacter { append(byte) }
      return length
    }
  }

  private mutating func appendSound(_ sequence: Span<UInt8>) {
    switch (sequence.count, sequence[0], sequence[1], sequence[sequence.count - 1]) {
    case (2, 0xC2, 0x85, _): append(unicodeEscape: 0x0085)
    case (3, 0xE2, 0x80, 0xA8): append(unicodeEscape: 0x2028)
    case (3, 0xE2, 0x80, 0xA9): append(unicodeEscape: 0x2029)
    default: append(sequence)
    }
  }

  private mutating func append(escaping byte: UInt8) {
    let short: UInt8
    switch byte {
    case .doubleQuote, .backslash: short = byte
    case 0x08: short = UInt8(ascii: "b")
    case 0x0C: short = UInt8(ascii: "f")
    case .lineFeed: short = UInt8(ascii: "n")
    case .carriageReturn: short = UInt8(ascii: "r")
    case .tab: short = UInt8(ascii: "t")
    default: return append(unicodeEscape: UInt16(byte))
    }
    append(.backslash)
    append(short)
  }

  private mutating func append(unicodeEscape unit: UInt16) {
    append(.backslash)
    append(UInt8(ascii: "u"))
    append(hexadecimal: UInt64(unit), digits: 4)
  }
}
