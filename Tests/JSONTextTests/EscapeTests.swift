import JSONText
import Testing

@Suite("Escapes")
struct EscapeTests {
  static let escapes: [(String, String)] = [
    (#"\""#, "\""), (#"\'"#, "'"), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"),
    (#"\n"#, "\n"), (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\u0041"#, "A"), (#"\u0000"#, "\0"), (#"\u00e9"#, "é"),
    (#"\u00E9"#, "é"), (#"\u20AC"#, "€"), (#"\uD7FF"#, "\u{D7FF}"), (#"\uE000"#, "\u{E000}"), (#"\uFFFF"#, "\u{FFFF}"),
    (#"\uD83D\uDE00"#, "😀"), (#"\ud800\udc00"#, "\u{10000}"), (#"\uDBFF\uDFFF"#, "\u{10FFFF}"),
  ]

  @Test("Each escape means its character, alone and among others, in both dialects", arguments: escapes)
  func decoding(escape: String, meaning: String) throws {
    for (before, after) in [("", ""), ("a", "b"), ("é", "😀"), (#"\\"#, #"\""#)] {
      let text = Array("[\"\(before)\(escape)\(after)\"]".utf8)
      let expected =
        (before == #"\\"# ? "\\" : before) + meaning + (after == #"\""# ? "\"" : after)
      // An escaped single quotation mark is Json.NET's alone.
      for dialect in escape == #"\'"# ? [JSONDialect.jsonNET] : [.jsonNET, .fixture] {
        let string = try #require(try firstString(in: text.span, dialect))
        #expect(string.hasEscapes)
        #expect(string.string(in: text.span) == expected)
        #expect(string.decodedLength(in: text.span) == expected.utf8.count)
        #expect(string.characterCount(in: text.span) == expected.unicodeScalars.count)
        #expect(string.equals(Array(expected.utf8).span, in: text.span) == true)
        var bytes: [UInt8] = [0x7F]
        string.appendDecoded(to: &bytes, in: text.span)
        #expect(bytes == [0x7F] + Array(expected.utf8))
      }
    }
  }

  @Test("Every code unit is either its scalar or half of a pair")
  func everyCodeUnit() throws {
    let digits = Array("0123456789abcdef".utf8)
    for unit in UInt16.min...UInt16.max {
      var text = Array(#""\u"#.utf8)
      for shift: UInt16 in [12, 8, 4, 0] { text.append(digits[Int(unit >> shift & 15)]) }
      text.append(UInt8(ascii: "\""))
      guard let scalar = Unicode.Scalar(unit) else {
        guard Reading(text.span, .fixture).error?.reason == .loneSurrogate,
          try firstString(in: text.span)?.string(in: text.span) == "\u{FFFD}"
        else {
          Issue.record("accepted: \(unit)")
          return
        }
        continue
      }
      let string = try #require(try firstString(in: text.span))
      guard string.string(in: text.span) == String(Character(scalar)) else {
        Issue.record("misread: \(unit)")
        return
      }
    }
  }
}
