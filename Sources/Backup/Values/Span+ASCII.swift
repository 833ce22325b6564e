extension Span<UInt8> {
  /// Whether `other` stands somewhere in these bytes, ASCII letters in either case.
  func containsIgnoringCase(_ other: Span<UInt8>) -> Bool {
    guard other.count <= count else { return false }
    for start in 0...(count - other.count) where equals(other, at: start) { return true }
    return false
  }

  private func equals(_ other: Span<UInt8>, at start: Int) -> Bool {
    for index in other.indices where self[start + index].asciiLowercased != other[index].asciiLowercased {
      return false
    }
    return true
  }
}

extension UInt8 {
  /// The byte with an ASCII capital letter made small.
  var asciiLowercased: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
