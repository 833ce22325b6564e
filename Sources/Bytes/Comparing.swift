extension Span<UInt8> {
  /// Whether the bytes at `range` are exactly `literal`; false where the range leaves the span.
  @inlinable
  package func holds(_ literal: StaticString, at range: ByteRange) -> Bool {
    matches(literal, at: range, significantBits: 0xff)
  }

  /// Whether the bytes at `range`, which has no control characters, are `literal`, which has letters, digits and `.-:/`
  /// only, in any case; false where the range leaves the span. Faster than ``equalsIgnoringCase(_:)``.
  @inlinable
  package func holds(_ literal: StaticString, ignoringCaseAt range: ByteRange) -> Bool {
    matches(literal, at: range, significantBits: 0xdf)
  }

  /// Gathers the differences instead of leaving at the first: the loop then has no branch and compiles to vectors.
  @inlinable @inline(__always)
  func matches(_ literal: StaticString, at range: ByteRange, significantBits: UInt8) -> Bool {
    guard range.count == literal.utf8CodeUnitCount, range.start >= 0, range.end <= count else { return false }
    let wanted = unsafe literal.utf8Start
    var difference: UInt8 = 0
    for index in 0..<range.count {
      unsafe difference |= self[unchecked: range.start + index] ^ wanted[index]
    }
    return difference & significantBits == 0
  }

  /// Whether `literal` comes first.
  package func begins(with literal: StaticString) -> Bool {
    holds(literal, at: ByteRange(start: 0, count: literal.utf8CodeUnitCount))
  }

  /// Whether `literal`, which has letters, digits and `.-:/` only, comes first, in any case.
  package func beginsIgnoringCase(_ literal: StaticString) -> Bool {
    holds(literal, ignoringCaseAt: ByteRange(start: 0, count: literal.utf8CodeUnitCount))
  }

  /// Whether `literal` comes last.
  package func ends(with literal: StaticString) -> Bool {
    holds(literal, at: ByteRange(start: count - literal.utf8CodeUnitCount, count: literal.utf8CodeUnitCount))
  }

  /// Whether `literal`, which has letters, digits and `.-:/` only, comes last, in any case.
  package func endsIgnoringCase(_ literal: StaticString) -> Bool {
    holds(literal, ignoringCaseAt: ByteRange(from: count - literal.utf8CodeUnitCount, to: count))
  }

  /// Whether two texts are the same but for the case of `A` to `Z`; eight bytes a step.
  @inlinable
  package func equalsIgnoringCase(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else { return equalsIgnoringCaseByByte(other) }
    var index = 0
    while true {
      let (own, others) = (EightBytes(at: index, in: self), EightBytes(at: index, in: other))
      guard own.word == others.word || own.lowercased == others.lowercased else { return false }
      guard index + 8 < count else { return true }
      // The last step may take some bytes once more.
      index = Swift.min(index + 8, count - 8)
    }
  }

  /// The same for a text of fewer bytes.
  @inlinable @inline(__always)
  func equalsIgnoringCaseByByte(_ other: Span<UInt8>) -> Bool {
    for index in indices where self[index] != other[index] {
      guard self[index].asciiLowercased == other[index].asciiLowercased else { return false }
    }
    return true
  }

  /// Whether `other` stands somewhere in these bytes, `A` to `Z` in either case.
  package func containsIgnoringCase(_ other: Span<UInt8>) -> Bool {
    guard other.count <= count else { return false }
    return (0...(count - other.count)).contains { start in
      extracting(start..<(start + other.count)).equalsIgnoringCase(other)
    }
  }

  /// The index of the first `byte` from `start` on, or `count`; eight bytes a step.
  package func index(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index + 8 <= count {
      if let found = EightBytes.firstMark(EightBytes(at: index, in: self).equal(to: byte)) { return index + found }
      index += 8
    }
    while index < count, self[index] != byte { index += 1 }
    return index
  }
}
