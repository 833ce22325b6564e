/// A string or name found by `JSONReader`: a range of the text, checked while it was read (escapes, surrogate pairs,
/// UTF-8), decoded only when asked.
package struct JSONString: Equatable, Sendable {
  /// The bytes between the quotation marks, escapes included.
  package let range: TextRange
  /// Whether it stands in single quotation marks.
  package let isSingleQuoted: Bool
  /// Whether it holds an escape, so that its bytes differ from what they mean.
  package let hasEscapes: Bool

  /// Whether it holds no character at all.
  package var isEmpty: Bool { range.count == 0 }

  /// Offset of the opening quotation mark.
  package var offset: Int { range.start - 1 }
}
