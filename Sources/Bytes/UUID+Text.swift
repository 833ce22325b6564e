extension UUID {
  /// Reads 8-4-4-4-12 hexadecimal digits in any case, and nothing around them: ``init(parsingAnyForm:)`` reads more.
  package init?(parsing text: Span<UInt8>) {
    guard
      text.count == Self.textLength, text[8] == Self.hyphen, text[13] == Self.hyphen, text[18] == Self.hyphen,
      text[23] == Self.hyphen
    else { return nil }
    guard
      let first = HexDigits(text, 0, 4).value, let second = HexDigits(text, 9, 14).value,
      let third = HexDigits(text, 19, 24).value, let fourth = HexDigits(text, 28, 32).value
    else { return nil }
    self.init(high: UInt64(first) << 32 | UInt64(second), low: UInt64(third) << 32 | UInt64(fourth))
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
    return UInt8(truncatingIfNeeded: (place < 16 ? high : low) >> (60 - 4 * UInt64(place & 15))).hexadecimalDigit
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isHyphenPlace(_ index: Int) -> Bool {
    index == 8 || index == 13 || index == 18 || index == 23
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
