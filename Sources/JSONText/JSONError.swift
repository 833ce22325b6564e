/// Why a text is not JSON of its dialect, and where. Holds no text of the peer's beyond single ASCII punctuation.
package struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// Offset of the byte at fault; the text's length where the text ends too early.
  package let offset: Int

  /// Every way a text can be wrong.
  package enum Reason: Equatable, Sendable {
    /// The text is over where more is due.
    case unexpectedEnd(Expectation)
    /// Something else stands where `Expectation` is due.
    case unexpected(Found, Expectation)
    /// Something other than white space and comments follows the value.
    case textAfterValue(Found)
    /// A member's name stands without quotation marks.
    case unquotedName
    /// A word that is none of `true`, `false`, `null` stands where a value is due.
    case unknownWord(Word)
    /// A string or name in single quotation marks, which the dialect does not read.
    case singleQuotes
    /// A number that does not follow the grammar.
    case malformedNumber(NumberFlaw)
    /// A backslash that begins no escape of the dialect.
    case unknownEscape
    /// A backslash at the end of a line: text was broken inside an escape.
    case lineBreakInEscape
    /// Half of a surrogate pair, escaped, without the other half.
    case loneSurrogate
    /// A raw character below U+0020 in a string, which the dialect does not read.
    case controlCharacter
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// The byte-order mark of UTF-16 at the start.
    case utf16
    /// One container more than `JSONReader.deepestNesting`.
    case nestingTooDeep
  }

  /// What the grammar allows at a point.
  package enum Expectation: Equatable, Sendable {
    case value
    case valueOrEndOfArray
    case nameOrEndOfObject
    case colon
    case commaOrEndOfObject
    case commaOrEndOfArray
    case closingQuote
    case escape
    case digit
    case literal
    case comment
    case endOfComment
    case utf8
  }

  /// What stands at a point, told by its first byte.
  package enum Found: Equatable, Sendable {
    /// ASCII punctuation, never a letter or digit.
    case punctuation(UInt8)
    case string
    case number
    case word
    case controlCharacter(UInt8)
    /// A typographic quotation mark, as word processors put for a plain one.
    case typographicQuote
    case beyondASCII
  }

  /// The words other systems write for values.
  package enum Word: Equatable, Sendable {
    /// `NaN`, `Infinity`, `-Infinity`
    case notFinite
    case undefined
    /// `new Date(…)`, as JavaScript writes it and Json.NET reads it
    case constructor
    /// `True`, `FALSE`, `Null` and the like
    case miswritten
    /// Python's `None`, and `nil`
    case otherNull
    /// Any other: probably a string without quotation marks
    case other
  }

  /// Where a number leaves the grammar of RFC 8259 section 6.
  package enum NumberFlaw: Equatable, Sendable {
    case leadingZero
    case leadingPlus
    case hexadecimal
    case missingDigit
  }
}
