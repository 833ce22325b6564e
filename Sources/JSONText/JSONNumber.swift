package import Bytes

/// A number found by `JSONReader`: a range of the text that follows the grammar of RFC 8259 section 6 or, in the dialect
/// that reads them, one of Json.NET's other forms.
package struct JSONNumber: Equatable, Sendable {
  /// The number's bytes, ASCII throughout: also what it is where a string belongs.
  package let range: ByteRange
  /// Whether it has neither fraction nor exponent. `30.0` and `1e2` are no integers (behaviour.md section 2).
  package let isInteger: Bool
  /// What its digits count: 10; 8 for `010` and 16 for `0x1E`, which are integers of up to 64 bits.
  package var radix: UInt8 = 10

  /// The number as a 32-bit integer. One of another radix than ten wraps around beyond 31 bits, as .NET's `Convert` has it.
  package func int32(in text: Span<UInt8>) -> IntegerReading<Int32> {
    guard isInteger else { return .notInteger }
    guard radix == 10 else {
      return UInt32(exactly: bits(in: text)).map { .value(Int32(bitPattern: $0)) } ?? .outOfRange
    }
    return IntegerReading(digits: text.extracting(range.bounds))
  }

  /// The number as a 64-bit integer.
  package func int64(in text: Span<UInt8>) -> IntegerReading<Int64> {
    guard isInteger else { return .notInteger }
    guard radix == 10 else { return .value(Int64(bitPattern: bits(in: text))) }
    return IntegerReading(digits: text.extracting(range.bounds))
  }

  /// Whether it is 0, which makes it false where a boolean belongs: also `-0.0`, and what is too small for a double.
  package func isZero(in text: Span<UInt8>) -> Bool {
    guard radix == 10 else { return bits(in: text) == 0 }
    let digits = text.extracting(range.bounds)
    return isInteger
      ? digits.indices.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "0") + 9).contains(digits[$0]) }
      : double(in: text) == 0
  }

  /// Whether RFC 8259, section 6, has numbers of this form.
  package func isPlain(in text: Span<UInt8>) -> Bool {
    guard radix == 10 else { return false }
    let digits = text.extracting(range.bounds)
    var reader = JSONReader(.fixture)
    guard let token = try? reader.next(in: digits), case .number = token else { return false }
    return (try? reader.next(in: digits)) == .endOfText
  }

  /// Whether a double holds it.
  package func isFinite(in text: Span<UInt8>) -> Bool {
    guard radix == 10 else { return true }
    // No number of so few digits is too large without an exponent.
    if isInteger, range.count <= Self.surelyFinite { return true }
    return double(in: text)?.isFinite ?? false
  }

  /// Whether it has an exponent.
  func hasExponent(in text: Span<UInt8>) -> Bool {
    guard !isInteger else { return false }
    return range.bounds.contains { text[$0] | 0x20 == UInt8(ascii: "e") }
  }

  /// Digits that a double has room for (its largest has 309).
  static let surelyFinite = 300

  /// The nearest double; infinite where it is too large for one.
  package func double(in text: Span<UInt8>) -> Double? {
    Double(String(repairing: text.extracting(range.bounds)))
  }

  /// The value of a number of another radix than ten, which the reader has found to fit.
  private func bits(in text: Span<UInt8>) -> UInt64 {
    Self.bits(of: text.extracting(range.bounds), radix: radix) ?? 0
  }

  /// What the digits of `number`, behind its `0` or `0x`, count in `radix`; nil where there are none, where one is no digit,
  /// and beyond 64 bits.
  static func bits(of number: Span<UInt8>, radix: UInt8) -> UInt64? {
    var index = radix == 16 ? 2 : 1
    guard index < number.count else { return nil }
    var value: UInt64 = 0
    while index < number.count {
      guard let digit = number[index].hexadecimalValue, digit < radix else { return nil }
      let (scaled, overflows) = value.multipliedReportingOverflow(by: UInt64(radix))
      guard !overflows else { return nil }
      value = scaled | UInt64(digit)
      index += 1
    }
    return value
  }
}
