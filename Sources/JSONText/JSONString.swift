package import Bytes

/// A string or name found by `JSONReader`: a range of the text, checked while it was read (escapes, surrogate pairs,
/// UTF-8), decoded only when asked.
package struct JSONString: Equatable, Sendable {
  /// The bytes between the quotation marks, escapes included.
  package let range: ByteRange
  /// What it stands in.
  package let quotes: Quotes
  /// Whether it holds an escape, so that its bytes differ from what they mean.
  package let hasEscapes: Bool

  /// Whether it holds no character at all.
  package var isEmpty: Bool { range.count == 0 }

  /// Offset of its first byte, the opening quotation mark where it has one.
  package var offset: Int { quotes == .none ? range.start : range.start - 1 }

  /// The marks around a string or a name.
  package enum Quotes: Sendable {
    case double
    case single
    /// A name may have none.
    case none
  }
}
