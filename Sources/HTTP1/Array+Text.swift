extension [UInt8] {
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
