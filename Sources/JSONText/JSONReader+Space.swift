import Bytes

extension JSONReader {
  /// Skips the UTF-8 byte-order mark at the text's start.
  mutating func skipByteOrderMark(in text: Span<UInt8>) throws(JSONError) {
    guard text.count >= 2 else { return }
    switch (text[0], text[1]) {
    case (0xEF, 0xBB) where text.count >= 3 && text[2] == 0xBF: position = 3
    case (0xFF, 0xFE), (0xFE, 0xFF): throw JSONError(.utf16, at: 0)
    default: return
    }
  }

  /// Skips white space and comments.
  @inline(__always)
  mutating func skipSpace(in text: Span<UInt8>) throws(JSONError) {
    // Mostly there is none.
    if position < text.count, text[position] > .space, text[position] < 0x80, text[position] != .slash {
      return
    }
    try skipSpaceFound(in: text)
  }

  private mutating func skipSpaceFound(in text: Span<UInt8>) throws(JSONError) {
    while true {
      position = spaceEnd(from: position, in: text)
      guard position < text.count, text[position] == .slash else { return }
      let start = position
      position = try commentEnd(from: start, in: text)
      leniencies.note(.comment, at: start)
    }
  }

  /// Offset of the first byte from `start` on that is no white space of the dialect.
  mutating func spaceEnd(from start: Int, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case .space, .lineFeed, .carriageReturn, .tab: index += 1
      case 0x00, 0x0B, 0x0C, 0xC2, 0xE1...0xE3:
        guard dialect.readsUnicodeSpace else { return index }
        let length = text[index] == 0 ? 1 : WhiteSpace.length(at: index, in: text)
        guard length > 0 else { return index }
        leniencies.note(.whiteSpace, at: index)
        index += length
      default: return index
      }
    }
    return index
  }

  /// Offset just past the comment whose slash stands at `start`; a line's comment ends before the line's end.
  private func commentEnd(from start: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    guard start + 1 < text.count else { throw endOfText(.comment, in: text) }
    let isBlock = text[start + 1] == .asterisk
    guard isBlock || text[start + 1] == .slash else { throw unexpected(.comment, at: start + 1, in: text) }
    var index = start + 2
    while index < text.count {
      switch text[index] {
      case .asterisk where isBlock && index + 1 < text.count && text[index + 1] == .slash:
        return index + 2
      case .lineFeed where !isBlock, .carriageReturn where !isBlock:
        return index
      case 0x80...:
        index = try sequenceEnd(at: index, in: text)
      default:
        index += 1
      }
    }
    guard isBlock else { return index }
    throw endOfText(.endOfComment, in: text)
  }
}
