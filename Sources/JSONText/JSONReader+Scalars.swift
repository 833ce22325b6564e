extension JSONReader {
  /// Reads the number that begins at `offset` with a minus sign or a digit (RFC 8259 section 6).
  func number(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONNumber {
    var index = offset
    if text[index] == ASCII.minus { index += 1 }
    if index < text.count, text[index].isASCIILetter { throw unknownWord(at: offset, wordAt: index, in: text) }
    let first = index
    index = try digitsEnd(from: index, in: text)
    if text[first] == ASCII.zero {
      if index > first + 1 { throw JSONError(.malformedNumber(.leadingZero), at: offset) }
      if index < text.count, text[index] | 0x20 == UInt8(ascii: "x") {
        throw JSONError(.malformedNumber(.hexadecimal), at: offset)
      }
    }
    var isInteger = true
    if index < text.count, text[index] == ASCII.point {
      isInteger = false
      index = try digitsEnd(from: index + 1, in: text)
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if index < text.count, text[index] == ASCII.plus || text[index] == ASCII.minus { index += 1 }
      index = try digitsEnd(from: index, in: text)
    }
    return JSONNumber(range: TextRange(start: offset, count: index - offset), isInteger: isInteger)
  }

  /// Reads `true`, `false` or `null` at `offset`; tells what else stands there otherwise.
  func literal(
    at offset: Int, expecting expectation: JSONError.Expectation, in text: Span<UInt8>
  ) throws(JSONError) -> (JSONToken, end: Int) {
    switch text[offset] {
    case UInt8(ascii: "t"): return (.bool(true), try literalEnd("true", at: offset, in: text))
    case UInt8(ascii: "f"): return (.bool(false), try literalEnd("false", at: offset, in: text))
    case UInt8(ascii: "n"): return (.null, try literalEnd("null", at: offset, in: text))
    case let byte where byte.isWordByte: throw unknownWord(at: offset, wordAt: offset, in: text)
    case ASCII.plus: throw JSONError(.malformedNumber(.leadingPlus), at: offset)
    case ASCII.point where offset + 1 < text.count && text[offset + 1].isASCIIDigit:
      throw JSONError(.malformedNumber(.missingDigit), at: offset)
    default: throw unexpected(expectation, at: offset, in: text)
    }
  }

  /// Offset just past the digits from `start` on, of which there must be one.
  private func digitsEnd(from start: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    guard start < text.count else { throw endOfText(.digit, in: text) }
    guard text[start].isASCIIDigit else { throw JSONError(.malformedNumber(.missingDigit), at: start) }
    var index = start + 1
    while index < text.count, text[index].isASCIIDigit { index += 1 }
    return index
  }

  private func literalEnd(_ literal: StaticString, at offset: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    let length = literal.utf8CodeUnitCount
    let matched = literal.withSpan { bytes in
      var count = 0
      while count < length, offset + count < text.count, text[offset + count] == bytes[count] { count += 1 }
      return count
    }
    let end = offset + matched
    guard matched == length else {
      guard end < text.count else { throw endOfText(.literal, in: text) }
      throw unknownWord(at: offset, wordAt: offset, in: text)
    }
    guard end == text.count || !text[end].isWordByte else { throw unknownWord(at: offset, wordAt: offset, in: text) }
    return end
  }
}
