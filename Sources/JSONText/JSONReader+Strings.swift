extension JSONReader {
  /// Reads the string whose opening quotation mark stands at `offset`.
  func string(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONString {
    let quote = text[offset]
    guard quote == ASCII.doubleQuote || dialect.readsSingleQuotes else { throw JSONError(.singleQuotes, at: offset) }
    let run = PlainRun(quote: quote, stopsAtControls: !dialect.readsControlCharacters)
    let start = offset + 1
    var index = start
    var hasEscapes = false
    while true {
      index = run.end(from: index, in: text)
      guard index < text.count else { throw endOfText(.closingQuote, in: text) }
      switch text[index] {
      case quote:
        return JSONString(
          range: TextRange(start: start, count: index - start), isSingleQuoted: quote == ASCII.singleQuote,
          hasEscapes: hasEscapes)
      case ASCII.backslash:
        index += try escapeLength(at: index, in: text)
        hasEscapes = true
      case 0x80...:
        // Rarely alone: words of other scripts.
        repeat { index = try sequenceEnd(at: index, in: text) } while index < text.count && text[index] >= 0x80
      default:
        throw JSONError(.controlCharacter, at: index)
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

  private func escapeLength(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    switch Escape.read(at: offset, end: text.count, in: text) {
    case .scalar where text[offset + 1] == ASCII.singleQuote && !dialect.readsSingleQuotes:
      throw JSONError(.unknownEscape, at: offset)
    case .scalar(_, let length): return length
    case .truncated: throw endOfText(.escape, in: text)
    case .loneSurrogate: throw JSONError(.loneSurrogate, at: offset)
    case .unknown:
      let next = text[offset + 1]
      let isLineBreak = next == ASCII.lineFeed || next == ASCII.carriageReturn
      throw JSONError(isLineBreak ? .lineBreakInEscape : .unknownEscape, at: offset)
    }
  }
}
