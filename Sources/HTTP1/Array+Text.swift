extension [UInt8] {
  /// Appends a literal's bytes.
  mutating func append(_ literal: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends a copy of `source`.
  package mutating func append(_ source: Span<UInt8>) {
    unsafe source.withUnsafeBufferPointer { bytes in unsafe append(contentsOf: bytes) }
  }

  /// Appends the last two decimal digits of a number that is not negative.
  mutating func append(twoDigits number: Int) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends a number that is not negative in hexadecimal digits.
  mutating func append(hexadecimal number: Int) {
    var shift = Swift.max(0, Int.bitWidth - number.leadingZeroBitCount - 1) / 4 * 4
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> shift & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      shift -= 4
    }
  }

  /// Appends a number in decimal digits, without a `String` in between; a negative one counts as 0.
  mutating func append(decimal number: Int) {
    var digits = [20 of UInt8](repeating: UInt8(ascii: "0"))
    var first = digits.count - 1
    var rest = Swift.max(0, number)
    digits[first] += UInt8(truncatingIfNeeded: rest % 10)
    while rest >= 10 {
      rest /= 10
      first -= 1
      digits[first] += UInt8(truncatingIfNeeded: rest % 10)
    }
    for index in first..<digits.count { append(digits[index]) }
  }
}
