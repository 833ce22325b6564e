import Bytes

/// Finds where a string stops being plain: the hot loop of reading and writing, eight bytes of a word at a time.
struct PlainRun {
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
      let word = EightBytes(at: index, in: text)
      let stops = word.equal(to: quote) | word.equal(to: .backslash) | word.below(limit) | word.notASCII
      if let found = EightBytes.firstMark(stops) { return index + found }
      index += 8
    }
    while index < text.count, isPlain(text[index]) { index += 1 }
    return index
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte != quote && byte != .backslash && byte >= limit && byte < 0x80
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
      backslashes = min(backslashes, byte ^ .backslash)
      highBits |= byte
    }
    return least >= limit && quotes > 0 && backslashes > 0 && highBits < 0x80
  }
}
