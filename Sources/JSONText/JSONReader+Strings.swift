import Bytes

extension JSONReader {
  /// Reads the string whose opening quotation mark stands at `offset`.
  mutating func string(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONString {
    let quote = text[offset]
    guard quote == .doubleQuote || dialect.readsSingleQuotes else { throw JSONError(.singleQuotes, at: offset) }
    if quote == .singleQuote { leniencies.note(.singleQuotes, at: offset) }
    let run = PlainRun(quote: quote, stopsAtControls: true)
    let start = offset + 1
    var index = start
    var hasEscapes = false
    while true {
      index = run.end(from: index, in: text)
      guard index < text.count else { throw endOfText(.closingQuote, in: text) }
      switch text[index] {
      case quote:
        return JSONString(
          range: ByteRange(start: start, count: index - start), quotes: quote == .singleQuote ? .single : .double,
          hasEscapes: hasEscapes)
      case .backslash:
        index += try escapeLength(at: index, in: text)
        hasEscapes = true
      case 0x80...:
        // Rarely alone: words of other scripts.
        repeat { index = try sequenceEnd(at: index, in: text) } while index < text.count && text[index] >= 0x80
      default:
        guard dialect.readsControlCharacters else { throw JSONError(.controlCharacter, at: index) }
        leniencies.note(.controlCharacter, at: index)
        index += 1
      }
    }
  }

  /// Offset just past the UTF-8 sequence at `offset`.
  func sequenceEnd(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    switch UTF8Sequence(at: offset, in: text) {
    case .scalar(let length): return offset + length
    case .truncated: throw endOfText(.utf8, in: text)
    case .unsound: throw JSONError(.invalidUTF8, at: offset)
    }
  }

  private mutating func escapeLength(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    switch Escape.read(at: offset, end: text.count, in: text) {
    case .scalar where text[offset + 1] == .singleQuote:
      guard dialect.readsSingleQuotes else { throw JSONError(.unknownEscape, at: offset) }
      leniencies.note(.singleQuotes, at: offset)
      return 2
    case .scalar(_, let length): return length
    case .loneSurrogate where dialect.readsLoneSurrogates:
      leniencies.note(.loneSurrogate, at: offset)
      return Escape.unitLength
    case .truncated: throw endOfText(.escape, in: text)
    case .loneSurrogate: throw JSONError(.loneSurrogate, at: offset)
    case .unknown:
      let next = text[offset + 1]
      let isLineBreak = next == .lineFeed || next == .carriageReturn
      throw JSONError(isLineBreak ? .lineBreakInEscape : .unknownEscape, at: offset)
    }
  }
}
