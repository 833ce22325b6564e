import JSONText
import Testing

@Suite("Nesting")
struct NestingTests {
  @Test("256 levels are read, the 257th is refused at its bracket", arguments: ["[", "{\"a\":", "new a("])
  func limit(level: String) throws {
    let closing = level == "[" ? "]" : level.hasPrefix("{") ? "}" : ")"
    let inner = "1"
    let deepest = String(repeating: level, count: 256) + inner + String(repeating: closing, count: 256)
    #expect(Reading(deepest, .jsonNET).error == nil)

    let tooDeep = Reading(String(repeating: level, count: 257), .jsonNET).error
    #expect(tooDeep?.reason == .nestingTooDeep)
    #expect(tooDeep?.offset == 256 * level.utf8.count)
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
    for level in 0..<256 {
      opening += level % 7 == 0 ? "[" : "{\"a\":"
      closing = (level % 7 == 0 ? "]" : "}") + closing
    }
    #expect(Reading(opening + "1" + closing, .fixture).error == nil)
    #expect(Reading(opening + "1" + closing.reversed(), .fixture).error != nil)
  }

  @Test("Constructors, objects and arrays in turn are told apart at every level")
  func constructors() {
    var opening = ""
    var closing = ""
    for level in 0..<256 {
      opening += level % 3 == 0 ? "new a(" : level % 3 == 1 ? "[" : "{\"a\":"
      closing = (level % 3 == 0 ? ")" : level % 3 == 1 ? "]" : "}") + closing
      if level % 32 > 29 {
        #expect(
          Reading("[" + opening + "1" + closing + "]", .jsonNET).error?.reason == (level == 255 ? .nestingTooDeep : nil)
        )
      }
    }
    #expect(Reading(opening + "1" + closing, .jsonNET).error == nil)
    #expect(Reading(opening + "1" + closing.reversed(), .jsonNET).error != nil)
  }

  @Test("Closed containers do not count")
  func wide() {
    let text = "[" + String(repeating: "[[]],", count: 1000) + "]"
    #expect(Reading(text, .jsonNET).error == nil)
  }
}
