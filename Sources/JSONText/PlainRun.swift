/// Finds where a string stops being plain: the hot loop of reading and writing, eight bytes of a word at a time.
struct PlainRun {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let quotes: UInt64
  /// What bytes must not be below; 0 where every byte may stand.
  private let limits: UInt64

  /// A run stops at `quote`, a backslash, a byte beyond ASCII, and (with `stopsAtControls`) one below U+0020.
  init(quote: UInt8, stopsAtControls: Bool) {
    quotes = Self.ones &* UInt64(quote)
    limits = stopsAtControls ? Self.ones &* 0x20 : 0
  }

  /// Offset of the first byte from `start` on that is not plain; `text.count` when all are.
  func end(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    // Four words a round, since certificates are kilobytes of plain text.
    while index <= text.count - 32 {
      let stops =
        stops(at: index, in: text) | stops(at: index + 8, in: text)
        | stops(at: index + 16, in: text) | stops(at: index + 24, in: text)
      guard stops & Self.highBits == 0 else { break }
      index += 32
    }
    while index <= text.count - 8 {
      let stops = stops(at: index, in: text) & Self.highBits
      if stops != 0 { return index + stops.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < text.count, stops(UInt64(text[index])) & 0x80 == 0 { index += 1 }
    return index
  }

  /// The stops among the eight bytes at `offset`, which are in bounds: not checked, four times in 32 bytes.
  @inline(__always)
  private func stops(at offset: Int, in text: Span<UInt8>) -> UInt64 {
    let bytes = unsafe text.bytes
    return stops(
      UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)))
  }

  /// Sets the high bit of the lowest byte that is not plain. Bytes above it may be marked falsely, none below it is; bits
  /// other than the high ones mean nothing.
  @inline(__always)
  private func stops(_ word: UInt64) -> UInt64 {
    zeros(word ^ quotes) | zeros(word ^ Self.ones &* UInt64(ASCII.backslash)) | ((word &- limits) & ~word) | word
  }

  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- Self.ones) & ~word }
}
