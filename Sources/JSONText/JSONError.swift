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
    /// A number that is too large to be read (Json.NET makes a double of it).
    case numberTooLarge
    /// A date in milliseconds that lies outside the years 1 to 9999.
    case dateOutOfRange
    /// One container more than `JSONReader.deepestNesting`.
    case nestingTooDeep
  }

  /// What the grammar allows at a point.
  package enum Expectation: Equatable, Sendable {
    /// A value: after a colon, or the whole text's.
    case value
    /// An element or `]`.
    case valueOrEndOfArray
    /// A member's name or `}`.
    case nameOrEndOfObject
    /// The colon after a name.
    case colon
    /// What follows a member.
    case commaOrEndOfObject
    /// What follows an element.
    case commaOrEndOfArray
    /// What follows an argument of a constructor.
    case commaOrEndOfConstructor
    /// What follows `new`.
    case constructorName
    /// What follows a constructor's name.
    case openParenthesis
    /// The quotation mark that ends a string or name.
    case closingQuote
    /// The rest of an escape.
    case escape
    /// A digit of a number.
    case digit
    /// The rest of `true`, `false` or `null`.
    case literal
    /// What follows a comment's first slash.
    case comment
    /// The end of a block comment.
    case endOfComment
    /// The rest of a scalar's bytes.
    case utf8
  }

  /// What stands at a point, told by its first byte.
  package enum Found: Equatable, Sendable {
    /// ASCII punctuation, never a letter or digit.
    case punctuation(UInt8)
    /// A quotation mark, single or double.
    case string
    /// A digit.
    case number
    /// A letter, `_` or `$`.
    case word
    /// A character below U+0020, or U+007F.
    case controlCharacter(UInt8)
    /// A typographic quotation mark, as word processors put for a plain one.
    case typographicQuote
    /// Any other character above U+007F.
    case beyondASCII
  }

  /// The words other systems write for values.
  package enum Word: Equatable, Sendable {
    /// `NaN`, `Infinity`, `-Infinity`
    case notFinite
    /// JavaScript's `undefined`
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
    /// `01`, which Json.NET reads as octal
    case leadingZero
    /// `+1`
    case leadingPlus
    /// `0x1F`
    case hexadecimal
    /// `.5`, `1.`, `1e`, `-`
    case missingDigit
  }
}
