extension Span<UInt8> {
  /// The index of the first byte in `start..<end` that is not of `wanted`, or `end`.
  @inline(__always)
  func endOfRun(of wanted: ByteClass, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, ByteClass.of(self[index]).contains(wanted) { index += 1 }
    return index
  }

  /// The index of the first byte in `start..<end` that no field value may have, or `end`. Eight bytes a step: values
  /// are most of a head.
  @inline(__always)
  func endOfFieldValue(from start: Int, to end: Int) -> Int {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= end {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      // Marks bytes below 0x20, and DEL; a mark may be false only above a true one, and a tab is marked too.
      let controls = (word &- ones &* 0x20) & ~word
      let deletes = (word ^ ones &* 0x7f) &- ones & ~(word ^ ones &* 0x7f)
      guard (controls | deletes) & highBits == 0 else { break }
      index += 8
    }
    return endOfRun(of: .fieldValue, from: index, to: end)
  }

  /// Whether the byte at `index` is a space or a tab.
  @inline(__always)
  func isWhitespace(at index: Int) -> Bool {
    self[index] == .space || self[index] == .tab
  }

  /// `range` without spaces and tabs at both of its ends: OWS of RFC 9110, section 5.6.3.
  func trimmed(_ range: ByteRange) -> ByteRange {
    var (start, end) = (range.start, range.end)
    while start < end, isWhitespace(at: start) { start += 1 }
    while start < end, isWhitespace(at: end - 1) { end -= 1 }
    return ByteRange(from: start, to: end)
  }
}
