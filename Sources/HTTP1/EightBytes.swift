/// Eight bytes in one word, compared all at once. A comparison sets the high bit of the bytes it holds for. A borrow may
/// set it falsely in bytes above the first of those, never below: only the first mark counts, also of several
/// comparisons joined by `|`. (The standard library's SIMD comparisons are not used: they compile to one byte a step.)
struct EightBytes {
  private let word: UInt64

  /// Takes the bytes at `index` and behind; all eight must lie within `source`.
  @inline(__always)
  init(at index: Int, in source: Span<UInt8>) {
    word = UInt64(littleEndian: unsafe source.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Marks the bytes below `bound`, which is at most 0x80.
  @inline(__always)
  func below(_ bound: UInt8) -> UInt64 {
    (word &- Self.repeating(bound)) & ~word
  }

  /// Marks the bytes that are `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = word ^ Self.repeating(byte)
    return (difference &- Self.repeating(1)) & ~difference
  }

  /// Marks the bytes from 0x80 on.
  @inline(__always)
  var notASCII: UInt64 { word }

  /// The index of the first marked byte, or nil, which the caller branches on: an index that is always added to would
  /// make each step wait for the one before.
  @inline(__always)
  static func firstMark(_ marks: UInt64) -> Int? {
    let highBits = marks & repeating(0x80)
    return highBits == 0 ? nil : highBits.trailingZeroBitCount / 8
  }

  @inline(__always)
  private static func repeating(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }
}
