import Bytes
import Testing

@Suite("Text that a peer sent", .timeLimit(.minutes(5)))
struct TextTests {
  private static let replacement = "\u{FFFD}"

  @Test(
    "has U+FFFD where it is no UTF-8, and is told apart from sound text",
    arguments: [
      ([], ""), ([0x61], "a"), ([0xC3, 0xA4], "ä"), ([0xF0, 0x9F, 0x98, 0x80], "😀"), ([0xFF], replacement),
      ([0x61, 0xC3], "a" + replacement), ([0xED, 0xA0, 0x80], replacement + replacement + replacement),
      ([0xC0, 0x80], replacement + replacement),
    ] as [([UInt8], String)])
  func repair(bytes: [UInt8], text: String) {
    #expect(String(repairing: bytes.span) == text)
    #expect(bytes.span.isUTF8 == !text.contains(Self.replacement))
  }

  @Test("is one scalar after the other, every scalar there is")
  func scalars() {
    var bytes: [UInt8] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      let found = UTF8Sequence.scalar(at: 0, in: bytes.span)
      if found?.value != scalar || found?.length != bytes.count { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test(
    "is cut behind the last scalar that fits",
    arguments: [
      ("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "abc"), ("aä", 2, "a"), ("aä", 3, "aä"), ("é\u{301}", 2, "é"),
    ])
  func beginning(text: String, limit: Int, expected: String) {
    #expect(Array(text.beginning(ofBytes: limit).utf8) == Array(expected.utf8))
  }

  @Test(
    "is printed on one line",
    arguments: [
      ("plain ä", "plain ä", "plain ä"), ("a\nb", "a\\nb", "a\u{FFFD}b"), ("\r\t", "\\r\\t", "\u{FFFD}\u{FFFD}"),
      ("\u{1B}[31m", "\\u{1b}[31m", "\u{FFFD}[31m"), ("\u{85}", "\\u{85}", "\u{FFFD}"),
      ("\u{2028}", "\\u{2028}", "\u{FFFD}"), ("\u{202E}x", "\\u{202e}x", "\u{FFFD}x"),
      ("\u{2066}", "\\u{2066}", "\u{FFFD}"), ("\u{7F}", "\\u{7f}", "\u{FFFD}"),
    ])
  func printable(text: String, escaped: String, replaced: String) {
    #expect(PrintableText(text).description == escaped)
    #expect(text.onOneLine == replaced)
  }
}

@Suite("The scalars of a text")
struct ScalarCountTests {
  @Test("are counted", arguments: ["", "a", "ä", "a€b", "🙂", "abcdefgh", "äöüßÄÖÜ€🙂abcdefghij€", "\u{0}\u{7F}"])
  func count(text: String) {
    for padding in [0..<9, 120..<136, 250..<264].joined() {
      for padded in [String(repeating: "x", count: padding) + text, text + String(repeating: "x", count: padding)] {
        let count = padded.utf8.span.scalarCount
        #expect(count == padded.unicodeScalars.count)
      }
    }
  }
}
