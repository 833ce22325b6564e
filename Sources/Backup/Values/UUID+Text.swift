extension UUID {
  /// Reads 8-4-4-4-12 hexadecimal digits in any case; braces, blanks and shortened forms are refused (behaviour.md,
  /// section 1).
  package init?(parsing text: Span<UInt8>) {
    guard
      text.count == Self.textLength, text[8] == Self.hyphen, text[13] == Self.hyphen, text[18] == Self.hyphen,
      text[23] == Self.hyphen
    else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    guard
      Self.append(text, 0..<8, to: &high), Self.append(text, 9..<13, to: &high), Self.append(text, 14..<18, to: &high),
      Self.append(text, 19..<23, to: &low), Self.append(text, 24..<36, to: &low)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// Reads the same form from a string.
  package init?(_ text: String) {
    self.init(parsing: text.utf8.span)
  }

  /// Appends the 36 bytes of the lower-case text.
  package func append(to bytes: inout [UInt8]) {
    for index in 0..<Self.textLength {
      bytes.append(character(at: index))
    }
  }

  /// The byte of the lower-case text at `index`.
  private func character(at index: Int) -> UInt8 {
    if Self.isHyphenPlace(index) { return Self.hyphen }
    let hyphensBefore = index < 8 ? 0 : index < 13 ? 1 : index < 18 ? 2 : index < 23 ? 3 : 4
    let place = index - hyphensBefore
    let digit = UInt8(truncatingIfNeeded: (place < 16 ? high : low) >> (60 - 4 * UInt64(place & 15))) & 15
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isHyphenPlace(_ index: Int) -> Bool {
    index == 8 || index == 13 || index == 18 || index == 23
  }

  /// Appends the digits in `range` of `text` to `value`; false when one of them is no hexadecimal digit.
  private static func append(_ text: Span<UInt8>, _ range: Range<Int>, to value: inout UInt64) -> Bool {
    var seen: UInt8 = 0
    for index in range {
      let digit = digit(text[index])
      seen |= digit
      value = value << 4 | UInt64(digit & 15)
    }
    return seen < 16
  }

  /// The value of a hexadecimal digit of either case, or 255.
  private static func digit(_ byte: UInt8) -> UInt8 {
    let decimal = byte &- UInt8(ascii: "0")
    if decimal < 10 { return decimal }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : .max
  }
}

extension UUID: CustomStringConvertible {
  /// The lower-case text.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.textLength)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
