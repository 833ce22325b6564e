import JSONText
import Testing

@Suite("What a text has beyond JSON")
struct LeniencyTests {
  private func leniencies(_ text: String) throws -> [JSONLeniency: Int] {
    let bytes = Array(text.utf8)
    var reader = JSONReader(.jsonNET)
    while try reader.next(in: bytes.span) != .endOfText {}
    var found: [JSONLeniency: Int] = [:]
    for kind in JSONLeniency.allCases { found[kind] = reader.leniencies[kind] }
    #expect(reader.leniencies.isEmpty == found.isEmpty)
    return found
  }

  @Test(
    "is noted with the place of the first",
    arguments: [
      ("[1/**/,2//\n]", [.comment: 2]), ("['a','b']", [.singleQuotes: 1]), (#"["a\'b"]"#, [.singleQuotes: 3]),
      ("{a:1,b:2}", [.unquotedName: 1]), ("[[1,],]", [.trailingComma: 3]), (#"{"a":1,}"#, [.trailingComma: 6]),
      ("[1,,2]", [.missingValue: 3]), ("[1\u{B},2\0]", [.whiteSpace: 2]), ("[\"a\tb\"]", [.controlCharacter: 3]),
      (#"["a\ud800"]"#, [.loneSurrogate: 3]), ("[1,010]", [.numberForm: 3]), ("[.5]", [.numberForm: 1]),
      ("[NaN]", [.notFinite: 1]), ("[undefined]", [.undefined: 1]), ("[new a()]", [.constructor: 1]),
      ("{} x", [.textAfterValue: 3]), ("{}/**/", [.textAfterValue: 2]),
    ] as [(String, [JSONLeniency: Int])])
  func noted(text: String, expected: [JSONLeniency: Int]) throws {
    #expect(try leniencies(text) == expected)
  }

  @Test(
    "is nothing in plain JSON",
    arguments: [#"{"a":[1,-0.5e-3,"\u00e4\ud83d\ude00 it's",true,null,{}],"b":[]}"#, "\u{FEFF} [\t\r\n] "])
  func plain(text: String) throws {
    #expect(try leniencies(text).isEmpty)
  }

  @Test("invalid UTF-8 behind the value counts as far as the framework has decoded", arguments: [1022, 1023, 1024])
  func undecodedRest(length: Int) {
    var text = [UInt8](repeating: UInt8(ascii: " "), count: length)
    text[0] = UInt8(ascii: "{")
    text[1] = UInt8(ascii: "}")
    text.append(0xFF)
    #expect((Reading(text.span, .jsonNET).error?.reason == .invalidUTF8) == (length < 1024))
  }
}
