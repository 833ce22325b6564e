import Bytes
import Testing

@testable import HTTP1

@Suite("Character classes and scans")
struct ByteClassTests {
  @Test("Each entry of the table is what the grammars say", arguments: UInt8.min...UInt8.max)
  func table(byte: UInt8) {
    let letterOrDigit = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8).contains(byte)
    var expected: ByteClass = []
    if letterOrDigit || Set("!#$%&'*+-.^_`|~".utf8).contains(byte) { expected.insert(.token) }
    if 0x21...0x7e ~= byte, byte != UInt8(ascii: "#") { expected.insert(.query) }
    if 0x21...0x7e ~= byte, byte != UInt8(ascii: "#"), byte != UInt8(ascii: "?") { expected.insert(.path) }
    if byte == 0x09 || 0x20...0x7e ~= byte || byte >= 0x80 { expected.insert(.fieldValue) }
    if letterOrDigit || Set("-._~!$&'()*+,;=".utf8).contains(byte) { expected.insert(.hostName) }
    if Set("0123456789abcdefABCDEF".utf8).contains(byte) { expected.insert(.hexDigit) }
    #expect(ByteClass.of(byte) == expected)
  }

  @Test("Eight bytes a step find the same end as one byte a step", arguments: UInt8.min...UInt8.max)
  func scans(byte: UInt8) {
    for position in 0..<20 {
      for filler in [UInt8(ascii: "a"), UInt8(ascii: "~"), 0x21, 0x80, 0xff, byte &+ 1, byte &- 1] {
        var bytes = [UInt8](repeating: filler, count: 20)
        bytes[position] = byte
        for end in [position, position + 1, 20] {
          let value = bytes.span.endOfFieldValue(from: 0, to: end)
          let path = bytes.span.endOfPath(from: 0, to: end)
          #expect(value == bytes.span.endOfRun(of: .fieldValue, from: 0, to: end))
          #expect(path == bytes.span.endOfRun(of: .path, from: 0, to: end))
        }
      }
    }
  }

  @Test("A literal is compared by length and content, in place only")
  func literals() {
    let bytes = Array("xHost-1y".utf8)
    func matches(_ literal: StaticString, _ start: Int, _ count: Int) -> (Bool, Bool) {
      let range = ByteRange(start: start, count: count)
      return (bytes.span.holds(literal, at: range), bytes.span.holds(literal, ignoringCaseAt: range))
    }
    #expect(matches("Host-1", 1, 6) == (true, true))
    #expect(matches("hOST-1", 1, 6) == (false, true))
    #expect(matches("Host-2", 1, 6) == (false, false))
    #expect(matches("Host", 1, 6) == (false, false))
    #expect(matches("y", 8, 1) == (false, false))
    #expect(matches("x", -1, 1) == (false, false))
  }
}
