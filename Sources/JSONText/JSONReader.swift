/// Reads a JSON text token by token, without a tree, a copy, an allocation or recursion.
///
/// Holds offsets only: every call is given the same text. After an error, further calls throw the same again.
package struct JSONReader: Sendable {
  /// Containers that may be open at once (behaviour.md section 2, assumed: Json.NET's default in the framework is more).
  package static let deepestNesting = 64

  /// What the text is read as.
  package let dialect: JSONDialect
  /// Offset of the first byte of the token read last.
  package private(set) var tokenOffset = 0
  /// Offset just past what has been read.
  package internal(set) var position = 0
  /// Containers open now.
  package private(set) var depth = 0

  private var state = State.start
  /// One bit for each open container, the innermost lowest: 1 for an object.
  private var objects: UInt64 = 0

  private enum State {
    case start
    case afterName
    /// After `{` and after a comma: both dialects allow a trailing one.
    case nameOrEnd
    /// After `[` and after a comma.
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

  /// Reads to the end of the value that `token`, read last, begins; a token that is a whole value is its own end.
  package mutating func skip(_ token: JSONToken, in text: Span<UInt8>) throws(JSONError) {
    switch token {
    case .beginObject, .beginArray:
      let outside = max(depth - 1, 0)
      while depth > outside { _ = try next(in: text) }
    default: return
    }
  }
}

extension JSONReader {
  private var isInObject: Bool { objects & 1 == 1 }

  private mutating func readAfterValue(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    try skipSpace(in: text)
    guard depth > 0 else {
      guard position >= text.count else { throw JSONError(.textAfterValue(try found(in: text)), at: position) }
      tokenOffset = position
      return .endOfText
    }
    let expectation = isInObject ? JSONError.Expectation.commaOrEndOfObject : .commaOrEndOfArray
    guard position < text.count else { throw endOfText(expectation, in: text) }
    switch text[position] {
    case ASCII.comma:
      position += 1
      // Kept, so that an error behind the comma is thrown again by the next call.
      state = isInObject ? .nameOrEnd : .elementOrEnd
      return isInObject ? try readName(in: text) : try readElement(in: text)
    case ASCII.closeBrace where isInObject:
      return close(.endObject)
    case ASCII.closeBracket where !isInObject:
      return close(.endArray)
    default:
      throw unexpected(expectation, in: text)
    }
  }

  private mutating func readElement(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    try skipSpace(in: text)
    if position < text.count, text[position] == ASCII.closeBracket { return close(.endArray) }
    return try readValue(.valueOrEndOfArray, in: text)
  }

  private mutating func readName(in text: Span<UInt8>) throws(JSONError) -> JSONToken {
    try skipSpace(in: text)
    guard position < text.count else { throw endOfText(.nameOrEndOfObject, in: text) }
    let start = position
    let byte = text[start]
    if byte == ASCII.closeBrace { return close(.endObject) }
    guard byte == ASCII.doubleQuote || byte == ASCII.singleQuote else {
      guard byte.isWordByte else { throw unexpected(.nameOrEndOfObject, in: text) }
      throw JSONError(.unquotedName, at: start)
    }
    let name = try string(at: start, in: text)
    // Json.NET skips white space here, but no comment.
    let index = spaceEnd(from: name.range.end + 1, in: text)
    guard index < text.count else { throw endOfText(.colon, in: text) }
    guard text[index] == ASCII.colon else { throw unexpected(.colon, at: index, in: text) }
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
    let token: JSONToken
    switch text[start] {
    case ASCII.doubleQuote, ASCII.singleQuote:
      let string = try string(at: start, in: text)
      position = string.range.end + 1
      token = .string(string)
    case ASCII.openBrace:
      try open(isObject: true)
      return .beginObject
    case ASCII.openBracket:
      try open(isObject: false)
      return .beginArray
    case ASCII.minus, ASCII.zero...(ASCII.zero + 9):
      let number = try number(at: start, in: text)
      position = number.range.end
      token = .number(number)
    default:
      (token, position) = try literal(at: start, expecting: expectation, in: text)
    }
    tokenOffset = start
    state = .afterValue
    return token
  }

  private mutating func open(isObject: Bool) throws(JSONError) {
    guard depth < Self.deepestNesting else { throw JSONError(.nestingTooDeep, at: position) }
    tokenOffset = position
    position += 1
    depth += 1
    objects = objects << 1 | (isObject ? 1 : 0)
    state = isObject ? .nameOrEnd : .elementOrEnd
  }

  private mutating func close(_ token: JSONToken) -> JSONToken {
    tokenOffset = position
    position += 1
    depth -= 1
    objects >>= 1
    state = .afterValue
    return token
  }
}
