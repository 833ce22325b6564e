import JSONText

extension JSONLeniency {
  /// What plain JSON would have there.
  var expected: String {
    switch self {
    case .comment: "no comment"
    case .singleQuotes: "double quotes"
    case .unquotedName: "a name in double quotes"
    case .trailingComma: "no comma behind the last"
    case .missingValue: "a value"
    case .whiteSpace: "a space, a tab or a line break"
    case .controlCharacter: "an escape instead of a control character"
    case .loneSurrogate: "both halves of a surrogate pair"
    case .numberForm: "a decimal number with digits on both sides of its point"
    case .notFinite: "a number with digits"
    case .undefined: "null, or no member"
    case .constructor: "no constructor"
    case .textAfterValue: "nothing behind the object"
    }
  }

  /// What is there instead.
  var found: String {
    switch self {
    case .comment: "a comment"
    case .singleQuotes: "single quotes"
    case .unquotedName: "a name without quotes"
    case .trailingComma: "a trailing comma"
    case .missingValue: "a comma"
    case .whiteSpace: "white space of another kind, or U+0000"
    case .controlCharacter: "a control character"
    case .loneSurrogate: "one half of a surrogate pair"
    case .numberForm: "a number of another form"
    case .notFinite: "a number that is not finite"
    case .undefined: "undefined"
    case .constructor: "a constructor"
    case .textAfterValue: "more text, which nobody reads"
    }
  }

  /// What to do about it.
  var suggestion: String {
    switch self {
    case .comment, .trailingComma: "remove it"
    case .singleQuotes: "use double quotes"
    case .unquotedName: "put the name in double quotes"
    case .missingValue: "write a value, or remove the comma"
    case .whiteSpace: "replace it with a space"
    case .controlCharacter: #"write \n, \t or \u00XX"#
    case .loneSurrogate: "escape the whole character, or write it in UTF-8"
    case .numberForm: "write it in decimal digits, or in double quotes where a string belongs"
    case .notFinite: "write a number, or null"
    case .undefined: "write null, or leave the member out"
    case .constructor: "write the value as a string or a number"
    case .textAfterValue: "remove what follows the object"
    }
  }
}
