package import Bytes

extension Span<UInt8> {
  /// Whether the bytes at `range` are exactly `literal`; false where the range leaves the span.
  package func holds(_ literal: StaticString, at range: ByteRange) -> Bool {
    matches(literal, at: range, significantBits: 0xff)
  }

  /// Whether the bytes at `range`, which has no control characters, are `literal`, which has letters, digits and `-:/`
  /// only, in any case; false where the range leaves the span.
  package func holds(_ literal: StaticString, ignoringCaseAt range: ByteRange) -> Bool {
    matches(literal, at: range, significantBits: 0xdf)
  }

  /// Gathers the differences instead of leaving at the first: the loop then has no branch and compiles to vectors.
  @inline(__always)
  private func matches(_ literal: StaticString, at range: ByteRange, significantBits: UInt8) -> Bool {
    guard range.count == literal.utf8CodeUnitCount, range.start >= 0, range.end <= count else { return false }
    let wanted = unsafe literal.utf8Start
    var difference: UInt8 = 0
    for index in 0..<range.count {
      unsafe difference |= self[unchecked: range.start + index] ^ wanted[index]
    }
    return difference & significantBits == 0
  }
}
