import Bytes

/// Where an offset lies, as an editor counts: computed on demand, in time linear in the offset.
package struct TextPosition: Equatable, Sendable, CustomStringConvertible {
  /// Line, from 1; CRLF, LF and CR each end one.
  package let line: Int
  /// Column, from 1, in Unicode scalars. A byte-order mark at the text's start has none.
  package let column: Int

  /// The position of `offset` (beyond the text's end: of its end) in `text`, which need not be sound UTF-8; lines count
  /// from the one that begins at `start`.
  package init(of offset: Int, in text: Span<UInt8>, from start: Int = 0) {
    var line = 1
    var column = 1
    let end = min(offset, text.count)
    let hasMark = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    var index = start == 0 && hasMark ? 3 : start
    while index < end {
      let byte = text[index]
      index += 1
      let isLineEnd =
        byte == .lineFeed
        || byte == .carriageReturn && !(index < text.count && text[index] == .lineFeed)
      if isLineEnd {
        line += 1
        column = 1
      } else if !byte.isUTF8Continuation {
        column += 1
      }
    }
    self.line = line
    self.column = column
  }

  /// `line:column`
  package var description: String { "\(line):\(column)" }
}
