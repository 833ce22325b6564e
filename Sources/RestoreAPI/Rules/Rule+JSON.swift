import JSONText
import Verdict

// What the framework reads and plain JSON has not (behaviour.md, section 2): warnings, never refusals.
extension Rule {
  /// A value has the JSON type of its property, and is not converted to it.
  static let jsonConverted = Rule("json.converted", .framework)
  /// The body is UTF-8 without a byte-order mark.
  static let jsonEncoding = Rule("json.encoding", .framework)

  /// The rule that `leniency` breaks.
  static func json(_ leniency: JSONLeniency) -> Rule { Rule(leniency.ruleName, .framework) }
}

extension JSONLeniency {
  fileprivate var ruleName: String {
    switch self {
    case .comment: "json.comment"
    case .singleQuotes: "json.single-quotes"
    case .unquotedName: "json.unquoted-name"
    case .trailingComma: "json.trailing-comma"
    case .missingValue: "json.missing-value"
    case .whiteSpace: "json.white-space"
    case .controlCharacter: "json.control-character"
    case .loneSurrogate: "json.lone-surrogate"
    case .numberForm: "json.number-form"
    case .notFinite: "json.not-finite"
    case .undefined: "json.undefined"
    case .constructor: "json.constructor"
    case .textAfterValue: "json.trailing-text"
    }
  }

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
}
