import Bytes

extension JSONReader {
  /// Reads the number that begins at `offset` with a minus sign, a digit or, in the dialect that takes that, a point
  /// (RFC 8259 section 6).
  mutating func number(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONNumber {
    do throws(JSONError) {
      let number = try plainNumber(at: offset, in: text)
      let isSmall =
        number.isInteger ? number.range.count <= Self.longestInteger : number.range.count <= Self.plainLength
      if !isSmall || number.hasExponent(in: text) { try checkSize(of: number, in: text) }
      return number
    } catch {
      guard dialect.readsJavaScript, case .malformedNumber = error.reason else { throw error }
      return try otherNumber(at: offset, insteadOf: error, in: text)
    }
  }

  /// Reads a number of JSON.
  private func plainNumber(at offset: Int, in text: Span<UInt8>) throws(JSONError) -> JSONNumber {
    var index = offset
    if text[index] == .minus { index += 1 }
    if index < text.count, text[index].isASCIILetter { throw unknownWord(at: offset, wordAt: index, in: text) }
    let first = index
    index = try digitsEnd(from: index, in: text)
    if text[first] == UInt8(ascii: "0") {
      if index > first + 1 { throw JSONError(.malformedNumber(.leadingZero), at: offset) }
      if index < text.count, text[index] | 0x20 == UInt8(ascii: "x") {
        throw JSONError(.malformedNumber(.hexadecimal), at: offset)
      }
    }
    var isInteger = true
    if index < text.count, text[index] == .point {
      isInteger = false
      index = try digitsEnd(from: index + 1, in: text)
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if index < text.count, text[index] == .plus || text[index] == .minus { index += 1 }
      index = try digitsEnd(from: index, in: text)
    }
    return JSONNumber(range: ByteRange(start: offset, count: index - offset), isInteger: isInteger)
  }

  /// Reads a number that JSON has not: the run of all that could be one, read as .NET reads it. `error` says why it is none
  /// of JSON's.
  private mutating func otherNumber(
    at offset: Int, insteadOf error: JSONError, in text: Span<UInt8>
  ) throws(JSONError) -> JSONNumber {
    var end = offset
    while end < text.count, text[end].isNumberByte { end += 1 }
    let digits = text.extracting(offset..<end)
    let range = ByteRange(start: offset, count: end - offset)
    let number: JSONNumber
    // A sign in front makes it decimal.
    if digits[0] == UInt8(ascii: "0"), digits.count > 1, digits[1] != .point, digits[1] | 0x20 != UInt8(ascii: "e") {
      let radix: UInt8 = digits[1] | 0x20 == UInt8(ascii: "x") ? 16 : 8
      guard JSONNumber.bits(of: digits, radix: radix) != nil else { throw error }
      number = JSONNumber(range: range, isInteger: true, radix: radix)
    } else {
      guard let isInteger = Self.isInteger(digits) else { throw error }
      number = JSONNumber(range: range, isInteger: isInteger)
      try checkSize(of: number, in: text)
    }
    leniencies.note(.numberForm, at: offset)
    return number
  }

  /// Whether a decimal number of .NET's grammar is an integer; nil where it is no number. It needs a digit before its
  /// exponent, on whichever side of the point.
  private static func isInteger(_ digits: Span<UInt8>) -> Bool? {
    var index = digits[0] == .minus ? 1 : 0
    func skipDigits() -> Int {
      let start = index
      while index < digits.count, digits[index].isASCIIDigit { index += 1 }
      return index - start
    }
    var count = skipDigits()
    var isInteger = true
    if index < digits.count, digits[index] == .point {
      isInteger = false
      index += 1
      count += skipDigits()
    }
    guard count > 0 else { return nil }
    if index < digits.count, digits[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if index < digits.count, digits[index] == .plus || digits[index] == .minus { index += 1 }
      guard skipDigits() > 0 else { return nil }
    }
    return index == digits.count ? isInteger : nil
  }

  /// Json.NET makes a double of a number with a fraction or an exponent, and refuses one that none holds; of integers it
  /// refuses the longest.
  private func checkSize(of number: JSONNumber, in text: Span<UInt8>) throws(JSONError) {
    guard dialect.readsJavaScript else { return }
    let isRead = number.isInteger ? number.range.count <= Self.longestInteger : number.isFinite(in: text)
    if !isRead { throw JSONError(.numberTooLarge, at: number.range.start) }
  }

  /// The characters of an integer that Json.NET still reads, its sign among them.
  private static let longestInteger = 380
  /// A number of so many characters is finite, unless it has an exponent.
  private static let plainLength = JSONNumber.surelyFinite

  /// Reads `true`, `false` or `null` at `offset`; tells what else stands there otherwise.
  func literal(
    at offset: Int, expecting expectation: JSONError.Expectation, in text: Span<UInt8>
  ) throws(JSONError) -> (JSONToken, end: Int) {
    switch text[offset] {
    case UInt8(ascii: "t"): return (.bool(true), try literalEnd("true", at: offset, in: text))
    case UInt8(ascii: "f"): return (.bool(false), try literalEnd("false", at: offset, in: text))
    case UInt8(ascii: "n"): return (.null, try literalEnd("null", at: offset, in: text))
    case let byte where byte.isWordByte: throw unknownWord(at: offset, wordAt: offset, in: text)
    case .plus: throw JSONError(.malformedNumber(.leadingPlus), at: offset)
    case .point where offset + 1 < text.count && text[offset + 1].isASCIIDigit:
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

  /// Offset just past `literal`, which stands at `offset` and is a word by itself.
  func literalEnd(_ literal: StaticString, at offset: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
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
