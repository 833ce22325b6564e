import Bytes
import HTTP1
import Testing

@Suite("Field lines (RFC 9112, section 5)")
struct FieldLineTests {
  @Test(
    "Names and values are taken apart, white space around a value is not part of it",
    arguments: [
      ("A: b", "A: b"), ("A:b", "A: b"), ("A:", "A: "), ("A: ", "A: "), ("A:\t \t", "A: "),
      ("A: \t b c\td \t", "A: b c\td"),
      ("A::", "A: :"), ("A: b: c", "A: b: c"), ("!#$%&'*+-.^_`|~09azAZ: x", "!#$%&'*+-.^_`|~09azAZ: x"),
      ("A: \"quoted, \\\" string\"", "A: \"quoted, \\\" string\""), ("A: é", "A: é"), ("1: 2", "1: 2"),
      ("Long: 0123456789\tabcdefghijklmnop 0123456789", "Long: 0123456789\tabcdefghijklmnop 0123456789"),
    ])
  func valid(line: String, expected: String) throws {
    #expect(
      try accepted(request("GET / HTTP/1.1", ["Host: x", line, "Z: z"])).fields == ["Host: x", expected, "Z: z"])
  }

  @Test(
    "A malformed field line is refused",
    arguments: [
      (": b\r\n", HTTPError.emptyFieldName(at: 16)),
      ("A : b\r\n", .whitespaceBeforeColon(at: 17)),
      ("A\t: b\r\n", .whitespaceBeforeColon(at: 17)),
      ("A b: c\r\n", .whitespaceBeforeColon(at: 17)),
      (" A: b\r\n", .lineFolding(at: 16)),
      ("\tA: b\r\n", .lineFolding(at: 16)),
      ("Host: x\r\n folded\r\n", .lineFolding(at: 25)),
      ("Host: x\r\n\tfolded\r\n", .lineFolding(at: 25)),
      ("Host: x\r\n \r\n", .lineFolding(at: 25)),
      ("A\r\n", .missingColon(at: 17)),
      ("A\n", .bareLineFeed(at: 17)),
      ("\n", .bareLineFeed(at: 16)),
      ("A: b\n", .bareLineFeed(at: 20)),
      ("A:\n", .bareLineFeed(at: 18)),
      ("A: b\rc\r\n", .bareCarriageReturn(at: 20)),
      ("A: b\r\r\n", .bareCarriageReturn(at: 20)),
      ("A:\rb", .bareCarriageReturn(at: 18)),
      ("\rb", .bareCarriageReturn(at: 16)),
      ("Host: x\r\n\r\r\n", .bareCarriageReturn(at: 25)),
      ("A: b\u{0}c\r\n", .invalidFieldValueByte(at: 20)),
      ("A: b\u{b}c\r\n", .invalidFieldValueByte(at: 20)),
      ("A: b\u{7f}c\r\n", .invalidFieldValueByte(at: 20)),
      ("A\u{0}: b\r\n", .invalidFieldNameByte(at: 17)),
      ("A(: b\r\n", .invalidFieldNameByte(at: 17)),
      ("A/B: b\r\n", .invalidFieldNameByte(at: 17)),
      ("é: b\r\n", .invalidFieldNameByte(at: 16)),
      ("\"A\": b\r\n", .invalidFieldNameByte(at: 16)),
      ("Transfer-Encoding : chunked\r\n", .whitespaceBeforeColon(at: 33)),
      ("Transfer-Encoding\u{b}: chunked\r\n", .invalidFieldNameByte(at: 33)),
    ])
  func malformed(lines: String, error: HTTPError) {
    #expect(refusal("GET / HTTP/1.1\r\n" + lines) == error)
  }

  @Test("Every byte is judged alike wherever it stands in a value", arguments: UInt8.min...UInt8.max)
  func everyValueByte(byte: UInt8) {
    for before in 0...17 {
      let head = Array("GET / HTTP/1.1\r\nA: ".utf8)
      let bytes = head + Array(repeating: UInt8(ascii: "v"), count: before) + [byte] + Array("0123456789\r\n".utf8)
      let position = head.count + before
      let error = Transcript([bytes[...]]).error
      switch byte {
      case UInt8(ascii: "\t"), 0x20...0x7e, 0x80...0xff: #expect(error == nil)
      case UInt8(ascii: "\n"): #expect(error == .bareLineFeed(at: position))
      case UInt8(ascii: "\r"): #expect(error == .bareCarriageReturn(at: position))
      default: #expect(error == .invalidFieldValueByte(at: position))
      }
    }
  }

  @Test("Every byte is judged alike wherever it stands in a name", arguments: UInt8.min...UInt8.max)
  func everyNameByte(byte: UInt8) {
    let bytes = Array("GET / HTTP/1.1\r\nName".utf8) + [byte] + Array("Name: value\r\n".utf8)
    let error = Transcript([bytes[...]]).error
    let isToken =
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      default: Array("!#$%&'*+-.^_`|~:".utf8).contains(byte)
      }
    #expect((error == nil) == isToken)
  }

  @Test("A field is found by its name in any case, the first one where it is repeated")
  func lookUp() throws {
    var buffer = InputBuffer()
    buffer.append(request("GET / HTTP/1.1", ["HOST: x", "Accept: 1", "aCCEPT: 2", "X-Accept: 3", "Empty:"]).utf8.span)
    var reader = RequestReader()
    #expect(try reader.next(in: &buffer) == .request)
    func value(_ name: StaticString, _ reader: borrowing RequestReader, _ buffer: borrowing InputBuffer) -> String? {
      let message = Array(buffer.bytes[buffer.readable])
      return reader.head.value(of: name, in: message.span).map { String(decoding: message[$0.bounds], as: UTF8.self) }
    }
    #expect(value("host", reader, buffer) == "x")
    #expect(value("Accept", reader, buffer) == "1")
    #expect(value("x-accept", reader, buffer) == "3")
    #expect(value("empty", reader, buffer) == "")
    #expect(value("accep", reader, buffer) == nil)
    #expect(value("accepts", reader, buffer) == nil)
    let occurrences = reader.head.fields.occurrences(of: "accept", in: buffer.bytes.span)
    #expect(occurrences == 2)
    #expect(reader.head.fields[5] == nil)
    #expect(reader.head.fields[-1] == nil)
  }

  @Test("As many fields as the limit pass, one more does not")
  func fieldLimit() throws {
    let lines = ["Host: x"] + (1..<HTTPLimits.fields).map { "F\($0): \($0)" }
    #expect(try accepted(request("GET / HTTP/1.1", lines)).fields == lines)
    #expect(refusal(request("GET / HTTP/1.1", lines + ["One: more"])) == .tooManyFields)
  }

  @Test("A head as large as the limit passes, one byte more does not")
  func headLimit() throws {
    let padding = HTTPLimits.head - request("GET / HTTP/1.1", ["Host: x", "A: "]).utf8.count
    let longest = request("GET / HTTP/1.1", ["Host: x", "A: " + String(repeating: "a", count: padding)])
    #expect(longest.utf8.count == HTTPLimits.head)
    #expect(try accepted(longest).fields.count == 2)
    let tooLong = request("GET / HTTP/1.1", ["Host: x", "A: " + String(repeating: "a", count: padding + 1)])
    #expect(refusal(tooLong) == .headTooLarge)
    #expect(refusal("GET / HTTP/1.1\r\nA: " + String(repeating: "a", count: HTTPLimits.head)) == .headTooLarge)
  }
}
