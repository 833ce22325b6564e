import Bytes

extension JSONError {
  /// `reason` at `offset`.
  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONReader {
  /// The text is over where `expectation` is due.
  func endOfText(_ expectation: JSONError.Expectation, in text: Span<UInt8>) -> JSONError {
    JSONError(.unexpectedEnd(expectation), at: text.count)
  }

  /// What stands at the reader's position is not what is due.
  func unexpected(_ expectation: JSONError.Expectation, in text: Span<UInt8>) -> JSONError {
    unexpected(expectation, at: position, in: text)
  }

  /// What stands at `offset` is not what is due.
  func unexpected(_ expectation: JSONError.Expectation, at offset: Int, in text: Span<UInt8>) -> JSONError {
    do throws(JSONError) {
      return JSONError(.unexpected(try found(at: offset, in: text), expectation), at: offset)
    } catch {
      return error
    }
  }

  /// What stands at the reader's position; throws when that is no UTF-8.
  func found(in text: Span<UInt8>) throws(JSONError) -> JSONError.Found {
    try found(at: position, in: text)
  }

  /// The word at `wordOffset` is no value; `offset` is where the value began.
  func unknownWord(at offset: Int, wordAt wordOffset: Int, in text: Span<UInt8>) -> JSONError {
    var end = wordOffset
    // No known word is longer.
    while end < text.count, text[end].isWordByte, end - wordOffset < 16 { end += 1 }
    let word = text.extracting(wordOffset..<end)
    func isWord(_ known: StaticString) -> Bool { known.withSpan { $0.equalsIgnoringCase(word) } }
    let kind: JSONError.Word =
      if isWord("nan") || isWord("infinity") {
        .notFinite
      } else if isWord("undefined") {
        .undefined
      } else if isWord("new") {
        .constructor
      } else if isWord("true") || isWord("false") || isWord("null") {
        .miswritten
      } else if isWord("none") || isWord("nil") {
        .otherNull
      } else {
        .other
      }
    return JSONError(.unknownWord(kind), at: offset)
  }

  private func found(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONError.Found {
    let byte = text[offset]
    switch byte {
    case .doubleQuote, .singleQuote: return .string
    case 0..<0x20, 0x7F: return .controlCharacter(byte)
    case 0x80...:
      let end = try sequenceEnd(at: offset, in: text)
      // U+2018 to U+201F, of which these four are what editors put for ' and ".
      guard end - offset == 3, byte == 0xE2, text[offset + 1] == 0x80 else { return .beyondASCII }
      switch text[offset + 2] {
      case 0x98, 0x99, 0x9C, 0x9D: return .typographicQuote
      default: return .beyondASCII
      }
    case _ where byte.isASCIIDigit: return .number
    case _ where byte.isWordByte: return .word
    default: return .punctuation(byte)
    }
  }
}
