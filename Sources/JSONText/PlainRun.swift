/// Finds where a string stops being plain: the hot loop of reading and writing, eight bytes of a word at a time.
struct PlainRun {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let quote: UInt8
  /// What bytes must not be below; 0 where every byte may stand.
  private let limit: UInt8

  /// A run stops at `quote`, a backslash, a byte beyond ASCII, and (with `stopsAtControls`) one below U+0020.
  init(quote: UInt8, stopsAtControls: Bool) {
    self.quote = quote
    limit = stopsAtControls ? 0x20 : 0
  }

  /// Offset of the first byte from `start` on that is not plain; `text.count` when all are.
  func end(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    // Certificates are kilobytes of plain text.
    while index <= text.count - Self.block, isPlainBlock(at: index, in: text) { index += Self.block }
    while index <= text.count - 8 {
      let stops = stops(at: index, in: text) & Self.highBits
      if stops != 0 { return index + stops.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < text.count, stops(UInt64(text[index])) & 0x80 == 0 { index += 1 }
    return index
  }

  /// Sixteen of the registers that every x86-64 and ARM64 has: enough that adding up at a block's end costs little.
  private static let block = 256

  /// Whether the block of bytes at `start`, which is in bounds, is plain. Each byte adds to four sums, and none is compared
  /// by itself: such a loop has no branch and compiles to vectors.
  @inline(__always)
  private func isPlainBlock(at start: Int, in text: Span<UInt8>) -> Bool {
    var (least, quotes, backslashes, highBits) = (UInt8.max, UInt8.max, UInt8.max, UInt8.min)
    for offset in 0..<Self.block {
      let byte = unsafe text[unchecked: start &+ offset]
      least = min(least, byte)
      quotes = min(quotes, byte ^ quote)
      backslashes = min(backslashes, byte ^ ASCII.backslash)
      highBits |= byte
    }
    return least >= limit && quotes > 0 && backslashes > 0 && highBits < 0x80
  }

  /// The stops among the eight bytes at `offset`, which are in bounds.
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
    zeros(word ^ Self.ones &* UInt64(quote)) | zeros(word ^ Self.ones &* UInt64(ASCII.backslash))
      | ((word &- Self.ones &* UInt64(limit)) & ~word) | word
  }

  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- Self.ones) & ~word }
}
