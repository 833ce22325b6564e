import Bytes

extension Span<UInt8> {
  /// The index of the first byte in `start..<end` that is not of `wanted`, or `end`.
  @inline(__always)
  func endOfRun(of wanted: ByteClass, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, ByteClass.of(self[index]).contains(wanted) { index += 1 }
    return index
  }

  /// `endOfRun(of: .fieldValue, …)`, eight bytes a step: field values are most of a head.
  @inline(__always)
  func endOfFieldValue(from start: Int, to end: Int) -> Int {
    var index = start
    while index + 8 <= end {
      let word = EightBytes(at: index, in: self)
      guard let found = EightBytes.firstMark(word.below(.space) | word.equal(to: .delete)) else {
        index += 8
        continue
      }
      index += found
      guard self[index] == .tab else { return index }
      index += 1
    }
    return endOfRun(of: .fieldValue, from: index, to: end)
  }

  /// `endOfRun(of: .path, …)`, eight bytes a step: the target is the next longest part.
  @inline(__always)
  func endOfPath(from start: Int, to end: Int) -> Int {
    var index = start
    while index + 8 <= end {
      let word = EightBytes(at: index, in: self)
      let marks = word.below(.space + 1) | word.equal(to: .questionMark) | word.equal(to: .numberSign)
      if let found = EightBytes.firstMark(marks | word.equal(to: .delete) | word.notASCII) { return index + found }
      index += 8
    }
    return endOfRun(of: .path, from: index, to: end)
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
