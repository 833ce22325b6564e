extension OutputSpan<UInt8> {
  /// Appends a literal's bytes.
  @inline(__always)
  mutating func append(_ literal: StaticString) {
    unsafe append(copying: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends a copy of `source`.
  @inline(__always)
  mutating func append(_ source: Span<UInt8>) {
    unsafe source.withUnsafeBufferPointer { bytes in unsafe append(copying: bytes) }
  }

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

  /// Appends a copy of `bytes`; traps where there is no room, which is the caller's to reserve.
  @unsafe @inline(__always)
  private mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    precondition(bytes.count <= freeCapacity, "no room was reserved")
    unsafe withUnsafeMutableBufferPointer { memory, count in
      unsafe memory.baseAddress.unsafelyUnwrapped.advanced(by: count).initialize(from: source, count: bytes.count)
      count += bytes.count
    }
  }
}
