import JSONText
import Testing

/// A text, and why and where it is refused.
struct RefusedText: CustomTestStringConvertible, Sendable {
  let rule: String
  let text: [UInt8]
  let reason: JSONError.Reason
  /// `line:column`
  let position: String

  init(_ rule: String, _ text: String, _ reason: JSONError.Reason, _ position: String) {
    self.init(rule, Array(text.utf8), reason, position)
  }

  init(_ rule: String, _ text: [UInt8], _ reason: JSONError.Reason, _ position: String) {
    self.rule = rule
    self.text = text
    self.reason = reason
    self.position = position
  }

  var testDescription: String { rule }

  static let both = beyondJSON + structure + strings + numbers + ends

  /// What neither reads, and somebody might expect.
  private static let beyondJSON = [
    RefusedText(
      "a comment between name and colon", "{\"a\"/**/:1}", .unexpected(.punctuation(UInt8(ascii: "/")), .colon), "1:5"),
    RefusedText("a second byte-order mark", "\u{FEFF}\u{FEFF}{}", .unexpected(.beyondASCII, .value), "1:1"),
    RefusedText("a byte-order mark inside", "[\u{FEFF}]", .unexpected(.beyondASCII, .valueOrEndOfArray), "1:2"),
    RefusedText("UTF-16, low byte first", [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], .utf16, "1:1"),
    RefusedText("UTF-16, high byte first", [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D], .utf16, "1:1"),
  ]

  private static let structure = [
    RefusedText("a missing comma in an object", #"{"a":1 "b":2}"#, .unexpected(.string, .commaOrEndOfObject), "1:8"),
    RefusedText("a missing comma in an array", "[1 2]", .unexpected(.number, .commaOrEndOfArray), "1:4"),
    RefusedText("a missing colon", #"{"a" 1}"#, .unexpected(.number, .colon), "1:6"),
    RefusedText("an equals sign for a colon", #"{"a"=1}"#, .unexpected(.punctuation(UInt8(ascii: "=")), .colon), "1:5"),
    RefusedText("a missing value", #"{"a":}"#, .unexpected(.punctuation(UInt8(ascii: "}")), .value), "1:6"),
    RefusedText("a comma alone", "{,}", .unexpected(.punctuation(UInt8(ascii: ",")), .nameOrEndOfObject), "1:2"),
    RefusedText(
      "two commas in an object", #"{"a":1,,}"#, .unexpected(.punctuation(UInt8(ascii: ",")), .nameOrEndOfObject), "1:8"),
    RefusedText(
      "an object ended as an array", "{]", .unexpected(.punctuation(UInt8(ascii: "]")), .nameOrEndOfObject), "1:2"),
    RefusedText(
      "an array ended as an object", "[}", .unexpected(.punctuation(UInt8(ascii: "}")), .valueOrEndOfArray), "1:2"),
    RefusedText(
      "a filled array ended as an object", "[1}", .unexpected(.punctuation(UInt8(ascii: "}")), .commaOrEndOfArray),
      "1:3"),
    RefusedText(
      "a stray brace, as in the bulk page", "{ {}", .unexpected(.punctuation(UInt8(ascii: "{")), .nameOrEndOfObject),
      "1:3"),
    RefusedText(
      "a placeholder, as in the bulk page", #"{"a": <app_id>}"#, .unexpected(.punctuation(UInt8(ascii: "<")), .value),
      "1:7"),
    RefusedText("typographic quotation marks", "{“a”:1}", .unexpected(.typographicQuote, .nameOrEndOfObject), "1:2"),
    RefusedText("a lone slash", "[/ 1]", .unexpected(.punctuation(UInt8(ascii: " ")), .comment), "1:3"),
    RefusedText("True, as Python writes it", "[True]", .unknownWord(.miswritten), "1:2"),
    RefusedText("None, as Python writes it", "[None]", .unknownWord(.otherNull), "1:2"),
    RefusedText("a literal with a letter too many", "[truest]", .unknownWord(.other), "1:2"),
    RefusedText("a literal cut short", "[nul]", .unknownWord(.other), "1:2"),
    RefusedText("a string without quotation marks", "{\"a\": secret}", .unknownWord(.other), "1:7"),
    RefusedText("a form", "userName=a&userPassword=b", .unknownWord(.other), "1:1"),
    RefusedText(
      "a control character between tokens", "[\u{1}]", .unexpected(.controlCharacter(1), .valueOrEndOfArray), "1:2"),
    RefusedText(
      "an error behind scalars and lines", "[\"é😀\",\r\n\t\"é\" x]", .unexpected(.word, .commaOrEndOfArray), "2:6"),
  ]

  private static let strings = [
    RefusedText("an unknown escape", #"["CONTOSO\jsmith"]"#, .unknownEscape, "1:10"),
    RefusedText("an escape in capitals", #"["\N"]"#, .unknownEscape, "1:3"),
    RefusedText("an octal escape", #"["\0"]"#, .unknownEscape, "1:3"),
    RefusedText("an unknown escape in a name", #"{"\x41":1}"#, .unknownEscape, "1:3"),
    RefusedText("too few hexadecimal digits", #"["\u12G4"]"#, .unknownEscape, "1:3"),
    RefusedText("a line break in an escape", "[\"a\\\r\nn\"]", .lineBreakInEscape, "1:4"),
    RefusedText("a line feed in an escape", "[\"a\\\nn\"]", .lineBreakInEscape, "1:4"),
  ]

  private static let numbers = [
    RefusedText("a plus sign", "[+1]", .malformedNumber(.leadingPlus), "1:2"),
    RefusedText("no digit in the exponent", "[1e]", .malformedNumber(.missingDigit), "1:4"),
    RefusedText("no digit after the exponent's sign", "[1e+]", .malformedNumber(.missingDigit), "1:5"),
    RefusedText("a minus sign alone", "[-]", .malformedNumber(.missingDigit), "1:3"),
    RefusedText("two points", "[1.2.3]", .unexpected(.punctuation(UInt8(ascii: ".")), .commaOrEndOfArray), "1:5"),
    RefusedText("a letter after a number", "[12px]", .unexpected(.word, .commaOrEndOfArray), "1:4"),
  ]

  private static let ends = [
    RefusedText("an empty text", "", .unexpectedEnd(.value), "1:1"),
    RefusedText("white space alone", " \n ", .unexpectedEnd(.value), "2:2"),
    RefusedText("a comment alone", "// {}", .unexpectedEnd(.value), "1:6"),
    RefusedText("a byte-order mark alone", "\u{FEFF}", .unexpectedEnd(.value), "1:1"),
    RefusedText("an open object", "{", .unexpectedEnd(.nameOrEndOfObject), "1:2"),
    RefusedText("an open array", "[", .unexpectedEnd(.valueOrEndOfArray), "1:2"),
    RefusedText("a name alone", #"{"a""#, .unexpectedEnd(.colon), "1:5"),
    RefusedText("a name and colon", #"{"a":"#, .unexpectedEnd(.value), "1:6"),
    RefusedText("an object without its end", #"{"a":1"#, .unexpectedEnd(.commaOrEndOfObject), "1:7"),
    RefusedText("an array without its end", "[1", .unexpectedEnd(.commaOrEndOfArray), "1:3"),
    RefusedText("an array ending in a comma", "[1,", .unexpectedEnd(.valueOrEndOfArray), "1:4"),
    RefusedText("an object ending in a comma", #"{"a":1,"#, .unexpectedEnd(.nameOrEndOfObject), "1:8"),
    RefusedText("an unterminated string", #"["abc"#, .unexpectedEnd(.closingQuote), "1:6"),
    RefusedText("a string ended by the other quotation mark", #"["abc']"#, .unexpectedEnd(.closingQuote), "1:8"),
    RefusedText("an unterminated escape", #"["\"#, .unexpectedEnd(.escape), "1:4"),
    RefusedText("an unterminated code unit", #"["\u00"#, .unexpectedEnd(.escape), "1:7"),
    RefusedText("an unterminated surrogate pair", #"["\uD83D\u"#, .unexpectedEnd(.escape), "1:11"),
    RefusedText("an unterminated literal", "[tru", .unexpectedEnd(.literal), "1:5"),
    RefusedText("an unterminated number", "[-", .unexpectedEnd(.digit), "1:3"),
    RefusedText("an unterminated comment", "[1 /* ]", .unexpectedEnd(.endOfComment), "1:8"),
    RefusedText("a block comment's end that is its beginning", "/*/ []", .unexpectedEnd(.endOfComment), "1:7"),
    RefusedText("a scalar cut in two", [0x5B, 0x22, 0xE2, 0x82], .unexpectedEnd(.utf8), "1:4"),
  ]

  /// Beyond JSON, which Json.NET refuses as well.
  static let jsonNETOnly = [
    RefusedText("a high surrogate before a broken escape", #"["\uD83D\uDEx0"]"#, .unknownEscape, "1:9"),
    RefusedText("a low surrogate before the text ends", #"["\uDE00"#, .unexpectedEnd(.closingQuote), "1:9"),
    RefusedText("an octal number with another digit", "[08]", .malformedNumber(.leadingZero), "1:2"),
    RefusedText("an octal number with a fraction", "[00.5]", .malformedNumber(.leadingZero), "1:2"),
    RefusedText("a hexadecimal number without digits", "[0x]", .malformedNumber(.hexadecimal), "1:2"),
    RefusedText("a hexadecimal number with a sign", "[-0x1]", .malformedNumber(.hexadecimal), "1:2"),
    RefusedText(
      "a hexadecimal number of 65 bits", "[0x10000000000000000]", .malformedNumber(.hexadecimal), "1:2"),
    RefusedText(
      "an octal number of 65 bits", "[02000000000000000000000]", .malformedNumber(.leadingZero), "1:2"),
    RefusedText("no digit but a point", "[.]", .malformedNumber(.missingDigit), "1:2"),
    RefusedText("no digit before the exponent", "[.e5]", .malformedNumber(.missingDigit), "1:2"),
    RefusedText("a number that no double holds", "[1e400]", .numberTooLarge, "1:2"),
    RefusedText("a fraction that no double holds", "[\(String(repeating: "9", count: 400)).5]", .numberTooLarge, "1:2"),
    RefusedText(
      "an integer of 381 characters", "[-\(String(repeating: "1", count: 380))]", .numberTooLarge, "1:2"),
    RefusedText("Infinity with a letter too many", "[Infinityx]", .unknownWord(.other), "1:2"),
    RefusedText("-NaN", "[-NaN]", .unknownWord(.notFinite), "1:2"),
    RefusedText("undefined, cut short", "[undef]", .unknownWord(.other), "1:2"),
    RefusedText("a constructor without a blank", "[newDate(1)]", .unknownWord(.other), "1:2"),
    RefusedText(
      "a constructor with a comment", "[new/**/Date(1)]",
      .unexpected(.punctuation(UInt8(ascii: "/")), .constructorName), "1:5"),
    RefusedText(
      "a constructor with a mark in its name", "[new Da_te(1)]", .unexpected(.word, .openParenthesis), "1:8"),
    RefusedText(
      "a constructor that a brace ends", "[new Date(1}]",
      .unexpected(.punctuation(UInt8(ascii: "}")), .commaOrEndOfConstructor), "1:12"),
    RefusedText(
      "a parenthesis in an array", "[1)]", .unexpected(.punctuation(UInt8(ascii: ")")), .commaOrEndOfArray), "1:3"),
    RefusedText(
      "two commas in an object", #"{"a":1,,}"#, .unexpected(.punctuation(UInt8(ascii: ",")), .nameOrEndOfObject), "1:8"),
    RefusedText(
      "an escape in an unquoted name", #"{a\u0062:1}"#, .unexpected(.punctuation(UInt8(ascii: "\\")), .colon), "1:3"),
    RefusedText(
      "a comment in an unquoted name", "{a/**/b:1}", .unexpected(.punctuation(UInt8(ascii: "/")), .colon), "1:3"),
    RefusedText("bytes that are no UTF-8, behind the object", [0x7B, 0x7D, 0x20, 0xFF], .invalidUTF8, "1:4"),
  ]

  static let fixtureOnly = [
    RefusedText("a comma for a value", #"{"a":,}"#, .unexpected(.punctuation(UInt8(ascii: ",")), .value), "1:6"),
    RefusedText("an unquoted name", "{a:1}", .unquotedName, "1:2"),
    RefusedText("an unquoted name after a member", "{\"a\":1,\n b:1}", .unquotedName, "2:2"),
    RefusedText("an unquoted name of digits", "{1:1}", .unquotedName, "1:2"),
    RefusedText("NaN", "[NaN]", .unknownWord(.notFinite), "1:2"),
    RefusedText("Infinity", "[Infinity]", .unknownWord(.notFinite), "1:2"),
    RefusedText("-Infinity", "[-Infinity]", .unknownWord(.notFinite), "1:2"),
    RefusedText("undefined", "[undefined]", .unknownWord(.undefined), "1:2"),
    RefusedText("an undefined element", "[,]", .unexpected(.punctuation(UInt8(ascii: ",")), .valueOrEndOfArray), "1:2"),
    RefusedText("a constructor", "[new Date(0)]", .unknownWord(.constructor), "1:2"),
    RefusedText("a hexadecimal number", "[0x1F]", .malformedNumber(.hexadecimal), "1:2"),
    RefusedText("an octal number", "[017]", .malformedNumber(.leadingZero), "1:2"),
    RefusedText("a negative number with a leading zero", "[-01]", .malformedNumber(.leadingZero), "1:2"),
    RefusedText("text after the object", "{} x", .textAfterValue(.word), "1:4"),
    RefusedText("a second object", "{}\n{}", .textAfterValue(.punctuation(UInt8(ascii: "{"))), "2:1"),
    RefusedText("a bracket too many", "[]]", .textAfterValue(.punctuation(UInt8(ascii: "]"))), "1:3"),
    RefusedText("a comma after the object", "{},", .textAfterValue(.punctuation(UInt8(ascii: ","))), "1:3"),
    RefusedText("U+0000 after the object", "{}\0", .textAfterValue(.controlCharacter(0)), "1:3"),
    RefusedText("UTF-16 without its mark", "{\0}\0", .unexpected(.controlCharacter(0), .nameOrEndOfObject), "1:2"),
    RefusedText(
      "two commas in an array", "[1,,2]", .unexpected(.punctuation(UInt8(ascii: ",")), .valueOrEndOfArray), "1:4"),
    RefusedText("no digit before the point", "[.5]", .malformedNumber(.missingDigit), "1:2"),
    RefusedText("no digit after the point", "[1.]", .malformedNumber(.missingDigit), "1:4"),
    RefusedText("a minus sign and a point", "[-.5]", .malformedNumber(.missingDigit), "1:3"),
    RefusedText("a slash at the end", "[] /", .unexpectedEnd(.comment), "1:5"),
    RefusedText("a high surrogate before a lower unit", #"["\uD83D\u0041"]"#, .loneSurrogate, "1:3"),
    RefusedText("a high surrogate before a higher unit", #"["\uD83D\uE000"]"#, .loneSurrogate, "1:3"),
    RefusedText("two low surrogates", #"["\uDE00\uDE00"]"#, .loneSurrogate, "1:3"),
    RefusedText("a lone high surrogate", #"["\uD83D"]"#, .loneSurrogate, "1:3"),
    RefusedText("a high surrogate before a letter", #"["a\uD83Dx"]"#, .loneSurrogate, "1:4"),
    RefusedText("a high surrogate before another escape", #"["\uD83D\n"]"#, .loneSurrogate, "1:3"),
    RefusedText("two high surrogates", #"["\uD83D\uD83D\uDE00"]"#, .loneSurrogate, "1:3"),
    RefusedText("a lone low surrogate", #"["\uDE00"]"#, .loneSurrogate, "1:3"),
    RefusedText("a single-quoted name", "{'a':1}", .singleQuotes, "1:2"),
    RefusedText("a single-quoted string", "['a']", .singleQuotes, "1:2"),
    RefusedText("an escaped single quotation mark", #"["it\'s"]"#, .unknownEscape, "1:5"),
    RefusedText("a raw line break in a string", "[\"a\nb\"]", .controlCharacter, "1:4"),
    RefusedText("a raw tab in a string, far in", "[\"0123456789abcdef\t\"]", .controlCharacter, "1:19"),
    RefusedText("a raw U+0000 in a string", "[\"\0\"]", .controlCharacter, "1:3"),
    RefusedText("no-break space between tokens", "[\u{A0}]", .unexpected(.beyondASCII, .valueOrEndOfArray), "1:2"),
    RefusedText(
      "a form feed between tokens", "[\u{C}]", .unexpected(.controlCharacter(0xC), .valueOrEndOfArray), "1:2"),
  ]
}

@Suite("Refused texts")
struct RefusedTextTests {
  private static func check(_ vector: RefusedText, _ dialect: JSONDialect) throws {
    let error = try #require(Reading(vector.text.span, dialect).error)
    #expect(error.reason == vector.reason)
    #expect(TextPosition(of: error.offset, in: vector.text.span).description == vector.position)
    if case .unexpectedEnd = error.reason { #expect(error.offset == vector.text.count) }
  }

  @Test("Both dialects refuse, for the reason and at the place", arguments: RefusedText.both)
  func both(_ vector: RefusedText) throws {
    try Self.check(vector, .jsonNET)
    try Self.check(vector, .fixture)
  }

  @Test("Json.NET refuses what is neither JSON nor its dialect", arguments: RefusedText.jsonNETOnly)
  func jsonNETOnly(_ vector: RefusedText) throws {
    try Self.check(vector, .jsonNET)
    #expect(
      Reading(vector.text.span, .fixture).error != nil || vector.rule.contains("double") || vector.rule.contains("381"))
  }

  @Test("A fixture file is refused what Json.NET reads", arguments: RefusedText.fixtureOnly)
  func fixtureOnly(_ vector: RefusedText) throws {
    try Self.check(vector, .fixture)
    #expect(Reading(vector.text.span, .jsonNET).error == nil)
  }

  @Test("After an error every call throws the same", arguments: RefusedText.both)
  func again(_ vector: RefusedText) throws {
    var reader = JSONReader(.jsonNET)
    let first = try #require(Reading(vector.text.span, .jsonNET).error)
    var seen: [JSONError] = []
    while seen.count < 3 {
      do throws(JSONError) {
        _ = try reader.next(in: vector.text.span)
        if !seen.isEmpty { break }
      } catch {
        seen.append(error)
      }
    }
    #expect(seen == [first, first, first])
  }

  @Test(
    "A diagnostic names kinds and punctuation, never the text itself",
    arguments: RefusedText.both + RefusedText.fixtureOnly)
  func texts(_ vector: RefusedText) throws {
    let error = try #require(Reading(vector.text.span, .fixture).error)
    #expect(!error.expected.isEmpty)
    #expect(!error.found.isEmpty)
    for word in ["secret", "jsmith", "userPassword", "truest", "app_id"] {
      #expect(!"\(error.expected) \(error.found) \(error.suggestion ?? "")".contains(word))
    }
  }
}
