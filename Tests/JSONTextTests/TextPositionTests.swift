import JSONText
import Testing

@Suite("Text positions")
struct TextPositionTests {
  @Test(
    "Lines end at LF, CR and CRLF; columns count scalars",
    arguments: [
      ("", 0, "1:1"), ("abc", 0, "1:1"), ("abc", 2, "1:3"), ("abc", 3, "1:4"), ("a\nb", 1, "1:2"), ("a\nb", 2, "2:1"),
      ("a\rb", 2, "2:1"), ("a\r\nb", 3, "2:1"), ("a\r\nb", 2, "1:3"), ("\n\n\n", 3, "4:1"), ("\r\r\n\n", 4, "4:1"),
      ("é€😀x", 9, "1:4"), ("\u{FEFF}ab", 3, "1:1"), ("\u{FEFF}ab", 4, "1:2"), ("\u{FEFF}ab", 0, "1:1"),
      ("a\u{FEFF}b", 4, "1:3"), ("a\r", 2, "2:1"), ("a\u{2028}b", 4, "1:3"),
    ])
  func positions(text: String, offset: Int, expected: String) {
    #expect(TextPosition(of: offset, in: text.utf8.span).description == expected)
  }

  @Test("An offset outside the text is taken to its nearest end")
  func outside() {
    #expect(TextPosition(of: 99, in: "a\nb".utf8.span).description == "2:2")
    #expect(TextPosition(of: Int.max, in: "".utf8.span).description == "1:1")
    #expect(TextPosition(of: -1, in: "ab".utf8.span).description == "1:1")
  }

  @Test("Bytes that are no UTF-8 have a position too")
  func unsound() {
    let bytes: [UInt8] = [0xFF, 0x80, 0x80, 0x0A, 0xC3]
    #expect(TextPosition(of: 5, in: bytes.span).description == "2:2")
  }
}
