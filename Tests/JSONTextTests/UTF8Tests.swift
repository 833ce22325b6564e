import JSONText
import Testing

/// Bytes that are no UTF-8, and where among them the fault begins.
struct UnsoundBytes: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  let fault: Int

  init(_ name: String, _ bytes: [UInt8], fault: Int = 0) {
    testDescription = name
    self.bytes = bytes
    self.fault = fault
  }

  static let all = [
    UnsoundBytes("a continuation byte alone", [0x80]),
    UnsoundBytes("overlong slash in two bytes", [0xC0, 0xAF]),
    UnsoundBytes("overlong U+007F in two bytes", [0xC1, 0xBF]),
    UnsoundBytes("overlong slash in three bytes", [0xE0, 0x80, 0xAF]),
    UnsoundBytes("overlong U+07FF in three bytes", [0xE0, 0x9F, 0xBF]),
    UnsoundBytes("overlong slash in four bytes", [0xF0, 0x80, 0x80, 0xAF]),
    UnsoundBytes("overlong U+FFFF in four bytes", [0xF0, 0x8F, 0xBF, 0xBF]),
    UnsoundBytes("a high surrogate", [0xED, 0xA0, 0x80]),
    UnsoundBytes("a low surrogate", [0xED, 0xBF, 0xBF]),
    UnsoundBytes("a surrogate pair as in CESU-8", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
    UnsoundBytes("beyond U+10FFFF", [0xF4, 0x90, 0x80, 0x80]),
    UnsoundBytes("a lead byte of five", [0xF8, 0x88, 0x80, 0x80, 0x80]),
    UnsoundBytes("0xFF", [0xFF]),
    UnsoundBytes("two bytes cut short", [0xC3]),
    UnsoundBytes("three bytes cut short", [0xE2, 0x82]),
    UnsoundBytes("four bytes cut short", [0xF0, 0x9F, 0x98]),
    UnsoundBytes("a fault behind sound bytes", [0xC3, 0xA9, 0x61, 0xC3], fault: 3),
    UnsoundBytes("Latin-1", [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72], fault: 1),
  ]
}

@Suite("UTF-8")
struct UTF8Tests {
  @Test(
    "Unsound bytes are refused where they begin: in strings, comments and between tokens", arguments: UnsoundBytes.all)
  func refused(_ vector: UnsoundBytes) {
    let places: [(before: String, after: String)] = [
      ("[\"", "\"]"), ("{\"", "\":1}"), ("[\"0123456789", "\"]"), ("/*", "*/[]"), ("//", "\n[]"),
    ]
    for place in places {
      let text = Array(place.before.utf8) + vector.bytes + Array(place.after.utf8)
      for dialect in [JSONDialect.jsonNET, .fixture] {
        let error = Reading(text.span, dialect).error
        #expect(error?.reason == .invalidUTF8)
        #expect(error?.offset == place.before.utf8.count + vector.fault)
      }
    }
    guard vector.fault == 0 else { return }
    let between = Array("[".utf8) + vector.bytes + Array("]".utf8)
    #expect(Reading(between.span, .jsonNET).error?.reason == .invalidUTF8)
  }

  @Test("The first and last scalar of every length are read")
  func boundaries() {
    for scalar: Unicode.Scalar in [
      "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ] {
      #expect(Reading("[\"\(scalar)\"]", .fixture) == .tokens(["[", "string \(scalar)", "]"]))
    }
  }
}
