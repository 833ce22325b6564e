/// Eight bytes in one word, compared all at once. A comparison sets the high bit of the bytes it holds for. A borrow may
/// set it falsely in bytes above the first of those, never below: only the first mark counts, also of several
/// comparisons joined by `|`. (The standard library's SIMD comparisons are not used: they compile to one byte a step.)
@usableFromInline
package struct EightBytes {
  @usableFromInline let word: UInt64

  /// Takes the bytes at `index` and behind; all eight must lie within `source`.
  @inlinable @inline(__always)
  package init(at index: Int, in source: Span<UInt8>) {
    word = UInt64(littleEndian: unsafe source.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Marks the bytes below `bound`, which is at most 0x80.
  @inlinable @inline(__always)
  package func below(_ bound: UInt8) -> UInt64 {
    (word &- Self.repeating(bound)) & ~word
  }

  /// Marks the bytes that are `byte`.
  @inlinable @inline(__always)
  package func equal(to byte: UInt8) -> UInt64 {
    let difference = word ^ Self.repeating(byte)
    return (difference &- Self.repeating(1)) & ~difference
  }

  /// Marks the bytes from 0x80 on.
  @inlinable @inline(__always)
  package var notASCII: UInt64 { word }

  /// The word with `A` to `Z` in lower case.
  @inlinable @inline(__always)
  var lowercased: UInt64 {
    // Sums of seven bits: none is carried into the next byte.
    let sevenBits = word & Self.repeating(0x7f)
    let fromA = sevenBits &+ Self.repeating(0x80 - UInt8(ascii: "A"))
    let behindZ = sevenBits &+ Self.repeating(0x7f - UInt8(ascii: "Z"))
    let isUppercase = (fromA ^ behindZ) & ~word & Self.repeating(0x80)
    return word | isUppercase >> 2
  }

  /// How many of them are continuation bytes of UTF-8.
  @inlinable @inline(__always)
  var continuations: Int {
    let marks = (word >> 7) & ~(word >> 6) & Self.repeating(1)
    // The highest byte of the product is the sum of all.
    return Int(truncatingIfNeeded: (marks &* Self.repeating(1)) >> 56)
  }

  /// The index of the first marked byte, or nil, which the caller branches on: an index that is always added to would
  /// make each step wait for the one before.
  @inlinable @inline(__always)
  package static func firstMark(_ marks: UInt64) -> Int? {
    let highBits = marks & repeating(0x80)
    return highBits == 0 ? nil : highBits.trailingZeroBitCount / 8
  }

  /// `byte` in all eight places of a word.
  @inlinable @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }
}

extension Span<UInt8> {
  /// How many Unicode scalars a text in UTF-8 has: its bytes but for those that continue one.
  package var scalarCount: Int {
    var scalars = count
    var index = 0
    while index <= count - 8 {
      // Long texts are mostly ASCII, such as a file in Base64.
      while index <= count - Self.block, isASCIIBlock(at: index) { index += Self.block }
      guard index <= count - 8 else { break }
      scalars -= EightBytes(at: index, in: self).continuations
      index += 8
    }
    while index < count {
      if self[index].isUTF8Continuation { scalars -= 1 }
      index += 1
    }
    return scalars
  }

  /// Bytes that are looked at together.
  private static var block: Int { 128 }

  /// Whether the block of bytes at `start`, which is in bounds, is ASCII: such a loop has no branch and compiles to vectors.
  @inline(__always)
  private func isASCIIBlock(at start: Int) -> Bool {
    var highBits: UInt8 = 0
    for offset in 0..<Self.block { unsafe highBits |= self[unchecked: start &+ offset] }
    return highBits < 0x80
  }
}
