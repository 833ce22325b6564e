/// What a number or a string says when an integer is wanted.
@usableFromInline
package enum IntegerReading<Value: FixedWidthInteger & SignedInteger & Sendable>: Equatable, Sendable {
  /// The integer.
  case value(Value)
  /// Not an optional sign and digits alone.
  case notInteger
  /// An integer, but not one that `Value` holds.
  case outOfRange

  /// Reads an optional sign and at least one digit, with nothing else around.
  @inlinable
  package init(digits text: Span<UInt8>) {
    var index = 0
    var isNegative = false
    if text.count > 0, text[0] == .minus || text[0] == .plus {
      isNegative = text[0] == .minus
      index = 1
    }
    guard index < text.count else {
      self = .notInteger
      return
    }
    var value: Value = 0
    var overflows = false
    while index < text.count {
      guard text[index].isASCIIDigit else {
        self = .notInteger
        return
      }
      let digit = Value(text[index] - UInt8(ascii: "0"))
      let scaled = value.multipliedReportingOverflow(by: 10)
      // Downwards for a negative number, since the least value has no positive counterpart.
      let next =
        isNegative
        ? scaled.partialValue.subtractingReportingOverflow(digit)
        : scaled.partialValue.addingReportingOverflow(digit)
      overflows = overflows || scaled.overflow || next.overflow
      value = next.partialValue
      index += 1
    }
    self = overflows ? .outOfRange : .value(value)
  }
}
