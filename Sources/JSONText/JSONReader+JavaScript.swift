import Bytes

// What Json.NET takes from JavaScript, and JSON has not.
extension JSONReader {
  /// Reads the value at the reader's position, which is no string, no container of JSON, and begins with no digit.
  mutating func readJavaScriptValue(
    _ expectation: JSONError.Expectation, in text: Span<UInt8>
  ) throws(JSONError) -> JSONToken {
    let start = position
    let next = start + 1 < text.count ? text[start + 1] : 0
    switch text[start] {
    case .minus where next == UInt8(ascii: "I"):
      return try readWord("-Infinity", as: .notFinite(.negativeInfinity), noting: .notFinite, in: text)
    case .minus, .point:
      let number = try number(at: start, in: text)
      return end(.number(number), from: start, to: number.range.end)
    case UInt8(ascii: "I"):
      return try readWord("Infinity", as: .notFinite(.infinity), noting: .notFinite, in: text)
    case UInt8(ascii: "N"):
      return try readWord("NaN", as: .notFinite(.nan), noting: .notFinite, in: text)
    case UInt8(ascii: "u"):
      return try readWord("undefined", as: .undefined, noting: .undefined, in: text)
    case UInt8(ascii: "n") where next == UInt8(ascii: "e"):
      return try readConstructor(in: text)
    case .comma where depth > 0:
      leniencies.note(.missingValue, at: start)
      // The comma is read with the next token.
      return end(.undefined, from: start, to: start)
    default:
      let (literal, literalEnd) = try literal(at: start, expecting: expectation, in: text)
      return end(literal, from: start, to: literalEnd)
    }
  }

  private mutating func readWord(
    _ word: StaticString, as token: JSONToken, noting leniency: JSONLeniency, in text: Span<UInt8>
  ) throws(JSONError) -> JSONToken {
    let start = position
    let wordEnd = try literalEnd(word, at: start, in: text)
    leniencies.note(leniency, at: start)
    return end(token, from: start, to: wordEnd)
  }

  /// `new`, a name of letters and digits which may be missing, `(`; no comment in between.
  private mutating func readConstructor(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    let start = position
    let wordEnd = try literalEnd("new", at: start, in: text)
    var index = spaceEnd(from: wordEnd, in: text)
    // `new` is a word by itself.
    if index == wordEnd, index < text.count { throw unexpected(.constructorName, at: index, in: text) }
    index = identifierEnd(from: index, marks: false, in: text)
    index = spaceEnd(from: index, in: text)
    guard index < text.count else { throw endOfText(.openParenthesis, in: text) }
    guard text[index] == .openParenthesis else { throw unexpected(.openParenthesis, at: index, in: text) }
    guard depth < Self.deepestNesting else { throw JSONError(.nestingTooDeep, at: start) }
    leniencies.note(.constructor, at: start)
    position = index
    try open(.constructor)
    tokenOffset = start
    return .beginConstructor
  }

  /// Reads the name without quotation marks at `offset`.
  mutating func unquotedName(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONString {
    guard dialect.readsJavaScript || text[offset].isWordByte == false else {
      throw JSONError(.unquotedName, at: offset)
    }
    let end = dialect.readsJavaScript ? identifierEnd(from: offset, marks: true, in: text) : offset
    guard end > offset else { throw unexpected(.nameOrEndOfObject, at: offset, in: text) }
    leniencies.note(.unquotedName, at: offset)
    return JSONString(range: ByteRange(start: offset, count: end - offset), quotes: .none, hasEscapes: false)
  }

  /// Offset just past the letters and digits of any script from `start` on; `_` and `$` count with `marks`.
  private func identifierEnd(from start: Int, marks: Bool, in text: Span<UInt8>) -> Int {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        guard byte.isASCIILetter || byte.isASCIIDigit || marks && byte.isWordByte else { return index }
        index += 1
      } else {
        guard let scalar = UTF8Sequence.scalar(at: index, in: text), scalar.value.isIdentifierPart else { return index }
        index += scalar.length
      }
    }
    return index
  }

  /// Notes what stands behind the value, and checks as much of it as the framework has decoded by then: it takes the body
  /// in blocks, and what is no UTF-8 in the one it is reading refuses the whole.
  mutating func noteRest(in text: Span<UInt8>) throws(JSONError) {
    let rest = spaceEnd(from: position, in: text)
    if rest < text.count { leniencies.note(.textAfterValue, at: rest) }
    let decoded = min((position / Self.decodedBlock + 1) * Self.decodedBlock, text.count)
    var index = position
    while index < decoded {
      switch UTF8Sequence(at: index, in: text) {
      case .scalar(let length): index += length
      case .truncated: return
      case .unsound: throw JSONError(.invalidUTF8, at: index)
      }
    }
  }

  /// The bytes that .NET's `StreamReader` decodes at once.
  private static let decodedBlock = 1024
}

extension Unicode.Scalar {
  /// .NET's `char.IsLetterOrDigit`, which sees the Basic Multilingual Plane only.
  fileprivate var isIdentifierPart: Bool {
    guard value <= 0xFFFF else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      return true
    default: return false
    }
  }
}
