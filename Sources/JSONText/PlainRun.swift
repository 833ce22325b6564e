/// Finds where a string stops being plain: the hot loop of reading and writing.
enum PlainRun {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Offset of the first byte from `start` on that is `quote`, a backslash, beyond ASCII, or (with `stopsAtControls`)
  /// below U+0020; `text.count` when there is none.
  static func end(
    from start: Int, in text: Span<UInt8>, quote: UInt8, stopsAtControls: Bool
  ) -> Int {
    var index = start
    let quotes = ones &* UInt64(quote)
    let backslashes = ones &* UInt64(ASCII.backslash)
    // Below 0x20 is below the limit; a limit of 0 stops at nothing.
    let limits = stopsAtControls ? ones &* 0x20 : 0
    let bytes = unsafe text.bytes
    while index <= text.count - 8 {
      // In bounds by the loop's condition; eight bytes of any alignment.
      let word = UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let stops =
        (zeros(word ^ quotes) | zeros(word ^ backslashes) | ((word &- limits) & ~word) | word) & highBits
      if stops != 0 { return index + stops.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < text.count {
      let byte = text[index]
      if byte == quote || byte == ASCII.backslash || byte >= 0x80 || stopsAtControls && byte < 0x20 { break }
      index += 1
    }
    return index
  }

  /// High bit set in the lowest byte that is zero; bytes above it may be marked falsely, those below never.
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
