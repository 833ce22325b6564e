import Bytes
import Testing

@Suite("Eight bytes at a time", .timeLimit(.minutes(5)))
struct EightBytesTests {
  private static let interesting: [UInt8] = [0x00, 0x1F, 0x20, 0x21, 0x22, 0x5C, 0x7F, 0x80, 0x81, 0xA2, 0xFF]

  @Test("are marked where a look at each byte marks them first", arguments: interesting, interesting)
  func marks(one: UInt8, other: UInt8) {
    for place in 0..<8 {
      for otherPlace in 0..<8 {
        for rest in Self.interesting {
          var bytes = [UInt8](repeating: rest, count: 8)
          bytes[place] = one
          bytes[otherPlace] = other
          let word = EightBytes(at: 0, in: bytes.span)
          #expect(EightBytes.firstMark(word.below(0x20)) == bytes.firstIndex { $0 < 0x20 }, "\(bytes)")
          #expect(EightBytes.firstMark(word.equal(to: 0x22)) == bytes.firstIndex(of: 0x22), "\(bytes)")
          #expect(EightBytes.firstMark(word.notASCII) == bytes.firstIndex { $0 >= 0x80 }, "\(bytes)")
          let joined = word.below(0x20) | word.equal(to: 0x5C) | word.notASCII
          #expect(
            EightBytes.firstMark(joined) == bytes.firstIndex { $0 < 0x20 || $0 == 0x5C || $0 >= 0x80 }, "\(bytes)")
        }
      }
    }
  }

  @Test("are those behind the index")
  func index() {
    let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    #expect(EightBytes.firstMark(EightBytes(at: 2, in: bytes.span).equal(to: 3)) == 0)
    #expect(EightBytes.firstMark(EightBytes(at: 2, in: bytes.span).equal(to: 10)) == 7)
    #expect(EightBytes.firstMark(EightBytes(at: 2, in: bytes.span).equal(to: 1)) == nil)
  }
}
