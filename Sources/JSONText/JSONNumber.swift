/// A number found by `JSONReader`: a range of the text that follows the grammar of RFC 8259 section 6, of any size.
package struct JSONNumber: Equatable, Sendable {
  /// The number's bytes, ASCII throughout: also what it is where a string belongs.
  package let range: TextRange
  /// Whether it has neither fraction nor exponent. `30.0` and `1e2` are no integers (behaviour.md section 2, assumed).
  package let isInteger: Bool

  /// The number as a 32-bit integer.
  package func int32(in text: Span<UInt8>) -> IntegerReading<Int32> {
    guard isInteger else { return .notInteger }
    return IntegerReading(digits: text.extracting(range.indices))
  }

  /// The number as a 64-bit integer.
  package func int64(in text: Span<UInt8>) -> IntegerReading<Int64> {
    guard isInteger else { return .notInteger }
    return IntegerReading(digits: text.extracting(range.indices))
  }
}
