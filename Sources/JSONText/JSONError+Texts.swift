import Bytes

extension JSONError: CustomStringConvertible {
  /// Expectation, finding and suggestion in one line.
  package var description: String {
    "expected \(expected), found \(found)" + (suggestion.map { ": \($0)" } ?? "")
  }

  /// What would have been right here, for a diagnostic.
  package var expected: String {
    switch reason {
    case .unexpectedEnd(let expectation), .unexpected(_, let expectation): expectation.text
    case .textAfterValue: "the end of the text"
    case .unquotedName: "a name in double quotes"
    case .unknownWord: "a value"
    case .singleQuotes: "double quotes"
    case .malformedNumber(let flaw): flaw == .missingDigit ? "a digit" : "a decimal number"
    case .unknownEscape, .lineBreakInEscape: "an escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u0041"
    case .loneSurrogate: "both halves of a surrogate pair"
    case .controlCharacter: "an escape instead of a control character"
    case .invalidUTF8, .utf16: "UTF-8"
    case .numberTooLarge: "a number that a double holds"
    case .dateOutOfRange: "a date in the years 1 to 9999"
    case .nestingTooDeep: "at most \(JSONReader.deepestNesting) levels of nesting"
    }
  }

  /// What stands here, for a diagnostic: a kind or a punctuation character, never the peer's text.
  package var found: String {
    switch reason {
    case .unexpectedEnd: "the end of the text"
    case .unexpected(let found, _), .textAfterValue(let found): found.text
    case .unquotedName: "a name without quotes"
    case .unknownWord(let word): word.text
    case .singleQuotes: "single quotes"
    case .malformedNumber(let flaw): flaw.text
    case .unknownEscape: "a backslash that begins no escape"
    case .lineBreakInEscape: "a line break after a backslash"
    case .loneSurrogate: "one half of a surrogate pair"
    case .controlCharacter: "a control character"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .utf16: "the byte-order mark of UTF-16"
    case .numberTooLarge: "a larger number"
    case .dateOutOfRange: "another date"
    case .nestingTooDeep: "one level more"
    }
  }

  /// What to do about it, where that can be told.
  package var suggestion: String? {
    switch reason {
    case .unexpectedEnd(.closingQuote):
      "close the string with the quotation mark that opened it, or check that the whole text was sent"
    case .unexpectedEnd(.endOfComment): "close the comment with */"
    case .unexpectedEnd: "check that the whole text was sent"
    case .unexpected(.typographicQuote, _): "put plain double quotes in place of typographic ones"
    case .unexpected(.punctuation(.lessThan), .value),
      .unexpected(.punctuation(.lessThan), .valueOrEndOfArray):
      "replace the placeholder in angle brackets with a value"
    case .unexpected(.punctuation(.openBrace), .nameOrEndOfObject): "remove this brace, or give it a name"
    case .unexpected(.punctuation(.slash), .colon): "move the comment behind the colon"
    case .unexpected(.punctuation(.slash), .value): "move the comment in front of the name"
    case .unexpected(.string, .commaOrEndOfObject), .unexpected(.string, .commaOrEndOfArray),
      .unexpected(.word, .commaOrEndOfObject), .unexpected(.word, .commaOrEndOfArray):
      "put a comma before it; or escape a quotation mark inside the string before as \\\""
    case .unexpected(_, .commaOrEndOfObject), .unexpected(_, .commaOrEndOfArray): "put a comma between the two"
    case .unexpected(.punctuation(.comma), .nameOrEndOfObject),
      .unexpected(.punctuation(.comma), .valueOrEndOfArray):
      "remove one comma"
    case .unexpected: nil
    case .textAfterValue: "remove what follows the value"
    case .unquotedName: "put the name in double quotes"
    case .unknownWord(.other) where offset == 0: "begin with { (for a file, send what it holds: curl -d @FILE)"
    case .unknownWord(let word): word.suggestion
    case .singleQuotes: "use double quotes"
    case .malformedNumber(let flaw): flaw.suggestion
    case .unknownEscape: "write a backslash as \\\\"
    case .lineBreakInEscape: "remove the backslash and the line break"
    case .loneSurrogate: "write the character itself, in UTF-8"
    case .controlCharacter: "write it as \\u and four hexadecimal digits, a line break as \\n"
    case .invalidUTF8, .utf16: "save and send the text as UTF-8"
    case .numberTooLarge: "write a smaller number, or put it in double quotes"
    case .dateOutOfRange: "write a date of the years 1 to 9999"
    case .nestingTooDeep: "nest less deeply"
    }
  }
}

extension JSONError.Expectation {
  fileprivate var text: String {
    switch self {
    case .value: "a value"
    case .valueOrEndOfArray: "a value or ']'"
    case .nameOrEndOfObject: "a name in double quotes or '}'"
    case .colon: "':'"
    case .commaOrEndOfObject: "',' or '}'"
    case .commaOrEndOfArray: "',' or ']'"
    case .commaOrEndOfConstructor: "',' or ')'"
    case .constructorName: "the name of a constructor"
    case .openParenthesis: "'('"
    case .closingQuote: "the string's closing quotation mark"
    case .escape: "the rest of an escape"
    case .digit: "a digit"
    case .literal: "true, false or null"
    case .comment: "'//' or '/*'"
    case .endOfComment: "'*/'"
    case .utf8: "the rest of a character"
    }
  }
}

extension JSONError.Found {
  fileprivate var text: String {
    switch self {
    case .punctuation(let byte): "'\(Unicode.Scalar(byte))'"
    case .string: "a string"
    case .number: "a number"
    case .word: "a word without quotes"
    case .controlCharacter: "a control character"
    case .typographicQuote: "a typographic quotation mark"
    case .beyondASCII: "a character beyond ASCII"
    }
  }
}

extension JSONError.Word {
  fileprivate var text: String {
    switch self {
    case .notFinite: "a number that is not finite"
    case .undefined: "undefined"
    case .constructor: "a constructor"
    case .miswritten: "true, false or null in the wrong case"
    case .otherNull: "another language's null"
    case .other: "a word without quotes"
    }
  }

  fileprivate var suggestion: String? {
    switch self {
    case .notFinite: nil
    case .undefined: "leave the member out, or write null"
    case .constructor: "write the value as a string in double quotes"
    case .miswritten: "write it in lower case"
    case .otherNull: "write null"
    case .other: "put a string in double quotes"
    }
  }
}

extension JSONError.NumberFlaw {
  fileprivate var text: String {
    switch self {
    case .leadingZero: "a number with a leading zero"
    case .leadingPlus: "a number with a plus sign"
    case .hexadecimal: "a hexadecimal number"
    case .missingDigit: "a number that lacks a digit"
    }
  }

  fileprivate var suggestion: String? {
    switch self {
    case .leadingZero: "remove the leading zeros, or put a string in double quotes"
    case .leadingPlus: "remove the plus sign"
    case .hexadecimal: "write the number in decimal"
    case .missingDigit: "write digits on both sides of the point, and after the exponent's letter"
    }
  }
}
