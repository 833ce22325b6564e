import JSONText
import Verdict

// The rules of any JSON body.
extension Rule {
  static let json = Rule(
    "body.json", .framework, "The body is one JSON object.",
    example: #"{"userName": "ann@abc.onmicrosoft.com" "userPassword": "xxx"}"#)

  static let bodyPresent = Rule(
    "body.present", .assumed,
    "There is a body that is not null. The framework hands null on, and what the vendor's code makes of it is not known.",
    example: "null")

  static let type = Rule(
    "body.type", .framework, "A member of the body has its type.",
    example: #"{"userName": ["ann@abc.onmicrosoft.com"], "userPassword": "xxx"}"#)

  static let member = Rule(
    "body.member", .client, "A member of the body, or a parameter of a form, is one of the call's. Others are ignored.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx", "reason": "ticket 4711"}"#)
}

// What the framework reads and plain JSON has not (behaviour.md, section 2): warnings, never refusals.
extension Rule {
  static let jsonConverted = Rule(
    "json.converted", .framework,
    "A value has the JSON type of its property. The framework converts some others, such as a number where a string belongs.",
    example: #"{"userName": 4711, "userPassword": "xxx"}"#)

  static let jsonEncoding = Rule(
    "json.encoding", .framework,
    "The body is UTF-8 without a byte-order mark. The framework reads UTF-16 and UTF-32, too, where a mark or the "
      + "Content-Type tells of it.",
    example: "Content-Type: application/json; charset=utf-16")

  static let jsonComment = Rule(
    "json.comment", .framework, "The body has no comments.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", /* for tests */ "userPassword": "xxx"}"#)

  static let jsonSingleQuotes = Rule(
    "json.single-quotes", .framework, "Strings and names stand in double quotes.",
    example: #"{'userName': 'ann@abc.onmicrosoft.com', 'userPassword': 'xxx'}"#)

  static let jsonUnquotedName = Rule(
    "json.unquoted-name", .framework, "Names stand in quotes.",
    example: #"{userName: "ann@abc.onmicrosoft.com", userPassword: "xxx"}"#)

  static let jsonTrailingComma = Rule(
    "json.trailing-comma", .framework, "No comma follows the last member or element.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx",}"#)

  static let jsonMissingValue = Rule(
    "json.missing-value", .framework, "A value stands before every comma.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx", "tags": [1,,2]}"#)

  static let jsonWhiteSpace = Rule(
    "json.white-space", .framework,
    "White space between tokens is a space, a tab or a line break. Here one is a no-break space.",
    example: "{\"userName\": \"ann@abc.onmicrosoft.com\",\u{A0}\"userPassword\": \"xxx\"}")

  static let jsonControlCharacter = Rule(
    "json.control-character", .framework, "Control characters in strings are escaped. Here a raw tab is not.",
    example: "{\"userName\": \"ann@abc.onmicrosoft.com\", \"userPassword\": \"x\tx\"}")

  static let jsonLoneSurrogate = Rule(
    "json.lone-surrogate", .framework, "An escaped half of a surrogate pair comes with its other half.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx\ud83d"}"#)

  static let jsonNumberForm = Rule(
    "json.number-form", .framework, "A number is decimal, with digits on both sides of its point.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": 0x1F}"#)

  static let jsonNotFinite = Rule(
    "json.not-finite", .framework, "A number is finite and written in digits.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": NaN}"#)

  static let jsonUndefined = Rule(
    "json.undefined", .framework, "No value is undefined: what has none is null, or left out.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx", "applicationId": undefined}"#)

  static let jsonConstructor = Rule(
    "json.constructor", .framework, "No value is a constructor of JavaScript.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx", "since": new Date(0)}"#)

  static let jsonTrailingText = Rule(
    "json.trailing-text", .framework, "Nothing follows the object. The framework does not look at what does.",
    example: #"{"userName": "ann@abc.onmicrosoft.com", "userPassword": "xxx"}}"#)
}

extension JSONLeniency {
  /// The rule that its use breaks.
  var rule: Rule {
    switch self {
    case .comment: .jsonComment
    case .singleQuotes: .jsonSingleQuotes
    case .unquotedName: .jsonUnquotedName
    case .trailingComma: .jsonTrailingComma
    case .missingValue: .jsonMissingValue
    case .whiteSpace: .jsonWhiteSpace
    case .controlCharacter: .jsonControlCharacter
    case .loneSurrogate: .jsonLoneSurrogate
    case .numberForm: .jsonNumberForm
    case .notFinite: .jsonNotFinite
    case .undefined: .jsonUndefined
    case .constructor: .jsonConstructor
    case .textAfterValue: .jsonTrailingText
    }
  }
}
