import Bytes

extension [UInt8] {
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
}

extension OutputSpan<UInt8> {
  /// Appends a number in decimal digits, without a `String` in between; a negative one counts as 0.
  mutating func append(decimal number: Int) {
    var unit = 1
    let number = Swift.max(0, number)
    while number / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
      unit /= 10
    }
  }
}
