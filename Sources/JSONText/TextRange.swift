/// A run of bytes in a text, as offsets from the text's start.
package struct TextRange: Equatable, Sendable {
  /// Offset of the first byte.
  package var start: Int
  /// Number of bytes.
  package var count: Int

  /// The `count` bytes from `start`.
  package init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }

  /// Offset just past the last byte.
  package var end: Int { start + count }

  /// The same run as the standard library spells it, for `Span.extracting`.
  package var indices: Range<Int> { start..<end }
}
