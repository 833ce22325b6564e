/// Where something lies in a text or a message: offsets from its first byte, so that they outlive a move of the buffer.
@usableFromInline
package struct ByteRange: Equatable, Sendable {
  /// The offset of the first byte.
  @usableFromInline package var start: Int

  /// How many bytes there are; 0 for an empty text, such as an absent body.
  @usableFromInline package var count: Int

  /// The offset behind the last byte.
  @inlinable package var end: Int { start + count }

  /// Whether there is no byte in the range.
  @inlinable package var isEmpty: Bool { count == 0 }

  /// The range as the standard library's subscripts want it.
  @inlinable package var bounds: Range<Int> { start..<end }

  /// Makes the range of `count` bytes from `start` on; neither may be negative.
  @inlinable
  package init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }

  /// Makes the range from `start` up to, not including, `end`.
  @inlinable
  package init(from start: Int, to end: Int) {
    self.init(start: start, count: end - start)
  }
}
