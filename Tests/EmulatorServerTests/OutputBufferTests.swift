import Testing

@testable import EmulatorServer

@Suite("Answers that wait to be sent", .timeLimit(.minutes(5)))
struct OutputBufferTests {
  @Test("are sent whole and in order, in parts of any size", arguments: [1, 1000, 64 * 1024, 1_000_000])
  func parts(size: Int) {
    var output = OutputBuffer()
    var (written, sent): ([UInt8], [UInt8]) = ([], [])
    for turn in 0..<40 {
      let part = [UInt8](repeating: UInt8(turn), count: 5000)
      output.bytes += part
      written += part
      let count = min(size, output.count)
      sent += output.bytes[output.unsent].prefix(count)
      output.consume(count)
    }
    sent += output.bytes[output.unsent]
    output.consume(.max)
    let isEmpty = output.isEmpty
    #expect(isEmpty)
    #expect(sent == written)
  }

  @Test("do not pile up behind a reader that keeps taking some and never all")
  func compaction() {
    var output = OutputBuffer()
    output.bytes += [UInt8](repeating: 0, count: 1000)
    for _ in 0..<1000 {
      output.bytes += [UInt8](repeating: 0, count: 1000)
      output.consume(1000)
    }
    let (count, held) = (output.count, output.bytes.count)
    #expect(count == 1000)
    #expect(held <= 70_000)
  }

  @Test("are moved to the front only once the rest is the smaller part: a large answer is not moved all the time")
  func fewMoves() {
    var output = OutputBuffer()
    output.bytes = [UInt8](repeating: 0, count: 1 << 24)
    var moved = 0
    while !output.isEmpty {
      let before = output.unsent.lowerBound
      output.consume(1 << 14)
      if output.unsent.lowerBound < before { moved += output.count }
    }
    #expect(moved <= 1 << 24)
  }
}
