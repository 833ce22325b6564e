extension [UInt8] {
  /// Appends a number in decimal digits, without a `String` in between.
  @inlinable
  package mutating func append(decimal number: some FixedWidthInteger) {
    if number < 0 { append(.minus) }
    append(decimalMagnitude: UInt64(number.magnitude))
  }

  @usableFromInline
  mutating func append(decimalMagnitude number: UInt64) {
    let digits = DecimalDigits(of: number)
    for index in digits.first..<digits.bytes.count { append(digits.bytes[index]) }
  }

  /// Appends the last `count` decimal digits of a number that is not negative, with zeros in front where it has fewer.
  @inlinable
  package mutating func append(_ number: some FixedWidthInteger, digits count: Int) {
    append(lastDigits: count, of: UInt64(number.magnitude))
  }

  @usableFromInline
  mutating func append(lastDigits count: Int, of number: UInt64) {
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    var rest = number
    for place in indices.suffix(count).reversed() {
      self[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}

extension OutputSpan<UInt8> {
  /// Appends a number that is not negative in decimal digits, without a `String` in between.
  package mutating func append(decimal number: Int) {
    let digits = DecimalDigits(of: UInt64(number.magnitude))
    for index in digits.first..<digits.bytes.count { append(digits.bytes[index]) }
  }
}

/// A number's decimal digits, at the end of as many bytes as the longest number has.
private struct DecimalDigits {
  private(set) var bytes = [20 of UInt8](repeating: UInt8(ascii: "0"))
  /// Where the first digit stands.
  private(set) var first: Int

  init(of number: UInt64) {
    first = bytes.count - 1
    var rest = number
    bytes[first] += UInt8(truncatingIfNeeded: rest % 10)
    while rest >= 10 {
      rest /= 10
      first -= 1
      bytes[first] += UInt8(truncatingIfNeeded: rest % 10)
    }
  }
}
