extension UUID {
  /// Reads every form that .NET's `Guid` has, with white space around it (framework): 8-4-4-4-12 hexadecimal digits, also
  /// in braces or parentheses; 32 digits alone; `{0x…,0x…,0x…,{0x…,0x…,0x…,0x…,0x…,0x…,0x…,0x…}}`, with white space
  /// anywhere.
  package init?(parsingAnyForm text: Span<UInt8>) {
    let text = text.extracting(WhiteSpace.trimmed(text))
    let id: UUID?
    if text.indices.contains(where: { text[$0] == UInt8(ascii: "-") }) {
      id = UUID(parsing: text.extracting(Self.unwrapped(text)))
    } else if text.indices.contains(where: { text[$0] == UInt8(ascii: "{") }) {
      id = UUID(parsingStructure: text)
    } else {
      id = UUID(parsingDigits: text)
    }
    guard let id else { return nil }
    self = id
  }

  /// What stands in the braces or the parentheses around `text`; all of it where there are none.
  private static func unwrapped(_ text: Span<UInt8>) -> Range<Int> {
    guard text.count == textLength + 2 else { return text.indices }
    switch (text[0], text[text.count - 1]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "("), UInt8(ascii: ")")): return 1..<(text.count - 1)
    default: return text.indices
    }
  }

  /// Reads 32 digits.
  private init?(parsingDigits text: Span<UInt8>) {
    guard text.count == 32, let first = HexDigits(text, 0, 4).value, let second = HexDigits(text, 8, 12).value,
      let third = HexDigits(text, 16, 20).value, let fourth = HexDigits(text, 24, 28).value
    else { return nil }
    self.init(high: UInt64(first) << 32 | UInt64(second), low: UInt64(third) << 32 | UInt64(fourth))
  }

  /// Reads the fields of the C structure.
  private init?(parsingStructure text: Span<UInt8>) {
    var fields = FieldReader(in: text)
    guard fields.skip("{", in: text), let first = fields.number(in: text), fields.skip(",", in: text),
      let second = fields.number(in: text), fields.skip(",", in: text),
      let third = fields.number(in: text), fields.skip(",", in: text), fields.skip("{", in: text)
    else { return nil }
    // Of the two short fields the framework takes the lower half.
    let high = UInt64(first) << 32 | UInt64(second & 0xFFFF) << 16 | UInt64(third & 0xFFFF)
    var low: UInt64 = 0
    for index in 0..<8 {
      guard index == 0 || fields.skip(",", in: text), let byte = fields.number(in: text), byte <= 0xFF else {
        return nil
      }
      low = low << 8 | UInt64(byte)
    }
    guard fields.skip("}", in: text), fields.skip("}", in: text), fields.index == text.count else { return nil }
    self.init(high: high, low: low)
  }
}

/// Walks the C structure's fields, over white space.
private struct FieldReader {
  /// What comes next.
  private(set) var index = 0

  init(in text: Span<UInt8>) {
    skipSpace(in: text)
  }

  /// Passes over `mark`; false where something else stands there.
  mutating func skip(_ mark: Unicode.Scalar, in text: Span<UInt8>) -> Bool {
    guard index < text.count, text[index] == UInt8(ascii: mark) else { return false }
    index += 1
    skipSpace(in: text)
    return true
  }

  /// Reads `0x` and hexadecimal digits that make up 32 bits at most.
  mutating func number(in text: Span<UInt8>) -> UInt32? {
    guard skip("0", in: text), skip("x", in: text) || skip("X", in: text) else { return nil }
    var value: UInt32 = 0
    var count = 0
    while index < text.count, let digit = text[index].hexadecimalValue {
      guard value >> 28 == 0 else { return nil }
      value = value << 4 | UInt32(digit)
      count += 1
      index += 1
      skipSpace(in: text)
    }
    return count > 0 ? value : nil
  }

  private mutating func skipSpace(in text: Span<UInt8>) {
    while index < text.count {
      let length = WhiteSpace.length(at: index, in: text)
      guard length > 0 else { return }
      index += length
    }
  }
}
