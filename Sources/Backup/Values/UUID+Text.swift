extension UUID {
  /// Reads 8-4-4-4-12 hexadecimal digits in any case; braces, blanks and shortened forms are refused (behaviour.md,
  /// section 1).
  package init?(parsing text: Span<UInt8>) {
    guard text.count == Self.textLength else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in text.indices {
      if Self.isHyphenPlace(index) {
        guard text[index] == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = Self.digit(text[index]) else { return nil }
      if index < Self.firstIndexOfLow {
        high = high << 4 | digit
      } else {
        low = low << 4 | digit
      }
    }
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
    if Self.isHyphenPlace(index) { return UInt8(ascii: "-") }
    let hyphensBefore = index < 8 ? 0 : index < 13 ? 1 : index < 18 ? 2 : index < 23 ? 3 : 4
    let place = index - hyphensBefore
    let digit = UInt8(truncatingIfNeeded: (place < 16 ? high : low) >> (60 - 4 * UInt64(place & 15))) & 15
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }

  /// Where the text of the last eight bytes begins.
  private static let firstIndexOfLow = 19

  private static func isHyphenPlace(_ index: Int) -> Bool {
    index == 8 || index == 13 || index == 18 || index == 23
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
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
