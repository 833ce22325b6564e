extension Span<UInt8> {
  /// Whether the bytes at `range` are exactly `literal`; false where the range leaves the span.
  package func holds(_ literal: StaticString, at range: ByteRange) -> Bool {
    guard range.count == literal.utf8CodeUnitCount, range.start >= 0, range.end <= count else { return false }
    let wanted = unsafe literal.utf8Start
    for index in 0..<range.count where unsafe self[unchecked: range.start + index] != wanted[index] { return false }
    return true
  }

  /// Whether the bytes at `range` are `literal` in any case; false where the range leaves the span.
  package func holds(_ literal: StaticString, ignoringCaseAt range: ByteRange) -> Bool {
    guard range.count == literal.utf8CodeUnitCount, range.start >= 0, range.end <= count else { return false }
    let wanted = unsafe literal.utf8Start
    for index in 0..<range.count {
      guard unsafe self[unchecked: range.start + index].lowercased == wanted[index].lowercased else { return false }
    }
    return true
  }
}
