import Bytes

/// Reads a JSON text token by token, without a tree, a copy, an allocation or recursion.
///
/// Holds offsets only: every call is given the same text. After an error, further calls throw the same again.
package struct JSONReader: Sendable {
  /// Containers that may be open at once (the framework sets Json.NET so; behaviour.md section 2).
  package static let deepestNesting = 256

  /// What the text is read as.
  package let dialect: JSONDialect
  /// Offset of the first byte of the token read last.
  package internal(set) var tokenOffset = 0
  /// Offset just past what has been read.
  package internal(set) var position = 0
  /// What the text has had so far that JSON has not.
  package internal(set) var leniencies = JSONLeniencies()
  /// Containers open now.
  package var depth: Int { containers.depth }

  private var state = State.start
  private var containers = JSONContainers()

  private enum State {
    case start
    case afterName
    /// After `{` and after a comma: both dialects allow a trailing one.
    case nameOrEnd
    /// After `[`, after a constructor's `(`, and after a comma.
    case elementOrEnd
    case afterValue
  }

  /// A reader at the start of a text.
  package init(_ dialect: JSONDialect) {
    self.dialect = dialect
  }

  /// Reads the next token. A comma, a colon, comments and white space are read along with the token after them.
  package mutating func next(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    switch state {
    case .start:
      try skipByteOrderMark(in: text)
      return try readValue(.value, in: text)
    case .afterName:
      return try readValue(.value, in: text)
    case .nameOrEnd:
      return try readName(in: text)
    case .elementOrEnd:
      return try readElement(in: text)
    case .afterValue:
      return try readAfterValue(in: text)
    }
  }

  /// Reads a whole value where one is due: after a name, or at the text's start. Checked like any other.
  package mutating func skipValue(in text: Span<UInt8>) throws(JSONError) {
    try skip(next(in: text), in: text)
  }

  /// Reads the whole value of a member that means nothing. Json.NET takes a comment in front of it for the value, and then
  /// finds the value out of place.
  package mutating func skipUnknownValue(in text: Span<UInt8>) throws(JSONError) {
    if dialect.readsJavaScript {
      position = spaceEnd(from: position, in: text)
      if position < text.count, text[position] == .slash { throw unexpected(.value, in: text) }
    }
    try skip(next(in: text), in: text)
  }

  /// Reads to the end of the value that `token`, read last, begins; a token that is a whole value is its own end.
  package mutating func skip(_ token: JSONToken, in text: Span<UInt8>) throws(JSONError) {
    switch token {
    case .beginObject, .beginArray, .beginConstructor:
      let outside = max(depth - 1, 0)
      while depth > outside { try checkDate(next(in: text), in: text) }
    default: try checkDate(token, in: text)
    }
  }

  /// Json.NET makes dates of strings that look like `/Date(1792368000000)/` where no string is asked for, and breaks down
  /// at one outside .NET's years.
  private func checkDate(_ token: JSONToken, in text: Span<UInt8>) throws(JSONError) {
    guard dialect.readsJavaScript, case .string(let string) = token, string.mayBeDate(in: text) else { return }
    var decoded: [UInt8] = []
    string.appendDecoded(to: &decoded, in: text)
    guard let date = JavaScriptDate(decoded.span), date.ticks == nil else { return }
    throw JSONError(.dateOutOfRange, at: string.offset)
  }
}

extension JSONReader {
  private mutating func readAfterValue(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    guard depth > 0 else { return try readEnd(in: text) }
    try skipSpace(in: text)
    let isInObject = containers.isInObject
    guard position < text.count else { throw endOfText(afterValue, in: text) }
    switch text[position] {
    case .comma:
      let comma = position
      position += 1
      // Kept, so that an error behind the comma is thrown again by the next call.
      state = isInObject ? .nameOrEnd : .elementOrEnd
      return isInObject ? try readName(in: text, after: comma) : try readElement(in: text, after: comma)
    case .closeBrace where isInObject:
      return close(.endObject)
    case .closeBracket where containers.last == .array:
      return close(.endArray)
    case .closeParenthesis where containers.last == .constructor:
      return close(.endConstructor)
    default:
      throw unexpected(afterValue, in: text)
    }
  }

  /// What may follow a value in the innermost container.
  private var afterValue: JSONError.Expectation {
    switch containers.last {
    case .object: .commaOrEndOfObject
    case .array: .commaOrEndOfArray
    case .constructor: .commaOrEndOfConstructor
    }
  }

  /// The value is over: the rest of the text is not read, where the dialect allows for that.
  private mutating func readEnd(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    if position < text.count {
      if dialect.readsTextAfterValue {
        try noteRest(in: text)
      } else {
        try skipSpace(in: text)
        guard position >= text.count else { throw JSONError(.textAfterValue(try found(in: text)), at: position) }
      }
    }
    tokenOffset = position
    return .endOfText
  }

  private mutating func readElement(in text: Span<UInt8>, after comma: Int? = nil) throws(JSONError) -> JSONToken {
    try skipSpace(in: text)
    if position < text.count {
      let isArray = containers.last == .array
      if text[position] == (isArray ? .closeBracket : .closeParenthesis) {
        if let comma { leniencies.note(.trailingComma, at: comma) }
        return close(isArray ? .endArray : .endConstructor)
      }
    }
    return try readValue(.valueOrEndOfArray, in: text)
  }

  private mutating func readName(in text: Span<UInt8>, after comma: Int? = nil) throws(JSONError) -> JSONToken {
    try skipSpace(in: text)
    guard position < text.count else { throw endOfText(.nameOrEndOfObject, in: text) }
    let start = position
    let byte = text[start]
    if byte == .closeBrace {
      if let comma { leniencies.note(.trailingComma, at: comma) }
      return close(.endObject)
    }
    let isQuoted = byte == .doubleQuote || byte == .singleQuote
    let name = isQuoted ? try string(at: start, in: text) : try unquotedName(at: start, in: text)
    // Json.NET skips white space here, but no comment.
    let index = spaceEnd(from: isQuoted ? name.range.end + 1 : name.range.end, in: text)
    guard index < text.count else { throw endOfText(.colon, in: text) }
    guard text[index] == .colon else { throw unexpected(.colon, at: index, in: text) }
    tokenOffset = start
    position = index + 1
    state = .afterName
    return .name(name)
  }

  private mutating func readValue(
    _ expectation: JSONError.Expectation, in text: Span<UInt8>
  ) throws(JSONError) -> JSONToken {
    try skipSpace(in: text)
    guard position < text.count else { throw endOfText(expectation, in: text) }
    let start = position
    switch text[start] {
    case .doubleQuote, .singleQuote:
      let string = try string(at: start, in: text)
      return end(.string(string), from: start, to: string.range.end + 1)
    case .openBrace:
      try open(.object)
      return .beginObject
    case .openBracket:
      try open(.array)
      return .beginArray
    case UInt8(ascii: "0")...(UInt8(ascii: "0") + 9):
      let number = try number(at: start, in: text)
      return end(.number(number), from: start, to: number.range.end)
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      let (literal, literalEnd) = try literal(at: start, expecting: expectation, in: text)
      return end(literal, from: start, to: literalEnd)
    case _ where dialect.readsJavaScript:
      return try readJavaScriptValue(expectation, in: text)
    case .minus:
      let number = try number(at: start, in: text)
      return end(.number(number), from: start, to: number.range.end)
    default:
      let (literal, literalEnd) = try literal(at: start, expecting: expectation, in: text)
      return end(literal, from: start, to: literalEnd)
    }
  }

  /// Takes the scalar from `start` to `end` for read.
  @inline(__always)
  mutating func end(_ token: JSONToken, from start: Int, to end: Int) -> JSONToken {
    tokenOffset = start
    position = end
    state = .afterValue
    return token
  }

  /// Opens the container whose first mark stands at the reader's position.
  mutating func open(_ container: JSONContainer) throws(JSONError) {
    guard depth < Self.deepestNesting else { throw JSONError(.nestingTooDeep, at: position) }
    tokenOffset = position
    position += 1
    containers.open(container)
    state = container == .object ? .nameOrEnd : .elementOrEnd
  }

  private mutating func close(_ token: JSONToken) -> JSONToken {
    tokenOffset = position
    position += 1
    containers.close()
    state = .afterValue
    return token
  }
}
