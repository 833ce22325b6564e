import JSONText
import Testing

@Suite("Nesting")
struct NestingTests {
  @Test("64 levels are read, the 65th is refused at its bracket", arguments: ["[", "{\"a\":"])
  func limit(level: String) throws {
    let closing = level == "[" ? "]" : "}"
    let inner = level == "[" ? "" : "1"
    let deepest = String(repeating: level, count: 64) + inner + String(repeating: closing, count: 64)
    #expect(Reading(deepest, .jsonNET).error == nil)

    let tooDeep = Reading(String(repeating: level, count: 65), .jsonNET).error
    #expect(tooDeep?.reason == .nestingTooDeep)
    #expect(tooDeep?.offset == 64 * level.utf8.count)
  }

  @Test("A megabyte of brackets is refused without being followed")
  func hostile() {
    let text = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    #expect(Reading(text.span, .jsonNET).error?.reason == .nestingTooDeep)
  }

  @Test("Objects and arrays in turn are told apart at every level")
  func alternating() {
    var opening = ""
    var closing = ""
    for level in 0..<64 {
      opening += level % 5 == 0 ? "[" : "{\"a\":"
      closing = (level % 5 == 0 ? "]" : "}") + closing
    }
    #expect(Reading(opening + "1" + closing, .fixture).error == nil)
    #expect(Reading(opening + "1" + closing.reversed(), .fixture).error != nil)
  }

  @Test("Closed containers do not count")
  func wide() {
    let text = "[" + String(repeating: "[[]],", count: 1000) + "]"
    #expect(Reading(text, .jsonNET).error == nil)
  }
}
