import Bytes
import JSONText
import Testing

@Suite("Values")
struct ValueTests {
  private func number(_ text: String) throws -> (JSONNumber, [UInt8]) {
    let bytes = Array(text.utf8)
    var reader = JSONReader(.jsonNET)
    guard case .number(let number) = try reader.next(in: bytes.span) else {
      throw JSONTestFailure.notANumber
    }
    return (number, bytes)
  }

  @Test(
    "A number is an integer of 32 bits, none, or too large",
    arguments: [
      ("0", IntegerReading<Int32>.value(0)), ("-0", .value(0)), ("30", .value(30)), ("-30", .value(-30)),
      ("2147483647", .value(.max)), ("-2147483648", .value(.min)), ("2147483648", .outOfRange),
      ("-2147483649", .outOfRange), ("99999999999999999999999999", .outOfRange), ("4294967296", .outOfRange),
      ("30.0", .notInteger), ("1e2", .notInteger), ("1E2", .notInteger), ("0.0", .notInteger),
    ])
  func int32(text: String, expected: IntegerReading<Int32>) throws {
    let (number, bytes) = try number(text)
    #expect(number.int32(in: bytes.span) == expected)
  }

  @Test(
    "A number is an integer of 64 bits, none, or too large",
    arguments: [
      ("9223372036854775807", IntegerReading<Int64>.value(.max)), ("-9223372036854775808", .value(.min)),
      ("9223372036854775808", .outOfRange), ("-9223372036854775809", .outOfRange), ("1.0", .notInteger),
      ("18446744073709551616", .outOfRange),
    ])
  func int64(text: String, expected: IntegerReading<Int64>) throws {
    let (number, bytes) = try number(text)
    #expect(number.int64(in: bytes.span) == expected)
  }

  @Test("A number's text is what was sent", arguments: ["1e2", "-0.50", "12345678901234567890"])
  func numberText(sent: String) throws {
    let (number, bytes) = try number(sent)
    #expect(text(of: number.range, in: bytes.span) == sent)
  }

  @Test(
    "A string is an integer when it is an optional sign and digits, with white space around",
    arguments: [
      ("30", IntegerReading<Int32>.value(30)), ("+30", .value(30)), ("-30", .value(-30)), ("007", .value(7)),
      (" \\t30\\r\\n", .value(30)), ("\\u0033\\u0030", .value(30)), ("2147483648", .outOfRange), ("", .notInteger),
      (" ", .notInteger), ("+", .notInteger), ("- 1", .notInteger), ("--1", .notInteger), ("30.0", .notInteger),
      ("1e2", .notInteger), ("0x1", .notInteger), ("3 0", .notInteger), ("30x", .notInteger), ("３０", .notInteger),
      ("\u{A0}30", .notInteger),
    ])
  func stringInt32(content: String, expected: IntegerReading<Int32>) throws {
    let bytes = Array("\"\(content)\"".utf8)
    let string = try #require(try firstString(in: bytes.span))
    #expect(string.int32(in: bytes.span) == expected)
  }

  @Test(
    "A string is a boolean in any case, with .NET's white space around",
    arguments: [
      ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("fAlSe", false),
      (" true\\n", true), ("\u{A0}\u{3000}false\u{2028}", false), ("\\u0000true\\u0000", true),
      ("\\u0074rue", true), ("", nil), ("yes", nil), ("1", nil), ("0", nil), ("true false", nil), ("tru", nil),
      ("truee", nil), ("t rue", nil), ("null", nil), (" ", nil), ("ｔrue", nil),
    ] as [(String, Bool?)])
  func stringBool(content: String, expected: Bool?) throws {
    let bytes = Array("\"\(content)\"".utf8)
    let string = try #require(try firstString(in: bytes.span))
    #expect(string.bool(in: bytes.span) == expected)
  }

  @Test(
    "A name is matched by what it means, in any case where asked",
    arguments: [
      ("userName", true, true), ("USERNAME", false, true), ("username", false, true), (#"\u0075serName"#, true, true),
      (#"\u0055SER\u004eame"#, false, true), ("userNam", false, false), ("userName ", false, false), ("", false, false),
      (#"userNam\u0065x"#, false, false), ("uſerName", false, false), ("user\u{212A}ame", false, false),
      ("userNam\u{C5}", false, false), (#"\u0075\u0073\u0065\u0072\u004e\u0061\u006d\u0065"#, true, true),
    ])
  func names(content: String, exact: Bool, ignoringCase: Bool) throws {
    let bytes = Array("{\"\(content)\":1}".utf8)
    let name = try #require(try firstString(in: bytes.span))
    #expect(name.equals("userName", ignoringCase: false, in: bytes.span) == exact)
    #expect(name.equals("userName", ignoringCase: true, in: bytes.span) == ignoringCase)
  }

  @Test("Only letters differ in case: no punctuation is folded")
  func punctuation() throws {
    let bytes = Array(#""@[`{""#.utf8)
    let string = try #require(try firstString(in: bytes.span))
    #expect(string.equals("`{@[", ignoringCase: true, in: bytes.span) == false)
    #expect(string.equals("@[`{", ignoringCase: true, in: bytes.span) == true)
  }

  @Test("A string knows its quotation marks, its place and whether it is empty")
  func properties() throws {
    let single = Array(" ''".utf8)
    let empty = try #require(try firstString(in: single.span))
    #expect(empty.quotes == .single && empty.isEmpty && !empty.hasEscapes && empty.offset == 1)
    let double = Array(#""a\u0000""#.utf8)
    let filled = try #require(try firstString(in: double.span))
    #expect(filled.quotes == .double && !filled.isEmpty && filled.hasEscapes && filled.offset == 0)
    #expect(filled.range == ByteRange(start: 1, count: 7))
  }
}

/// What a test's own preparation can get wrong.
enum JSONTestFailure: Error {
  case notANumber
}
