import HTTP1
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

  @Test(
    "can be taken back from the end of a long body, as far as nothing of them was sent",
    arguments: [0, 1, 300_000, 700_000, 5_000_000])
  func removal(count: Int) {
    var output = OutputBuffer()
    output.bytes += [1, 2, 3]
    let body = Self.takeLongBody(into: &output, charging: MemoryAccount(limit: .max))
    let all = output.count
    output.removeLast(count)
    let (rest, joined) = (output.count, output.joined())
    #expect(rest == max(0, all - count))
    #expect(joined == Array(([1, 2, 3] + body).prefix(rest)))
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

  @Test(
    "of a long body are sent part by part, and give each part's memory back", arguments: [1000, 64 * 1024, 600_000])
  func longBody(size: Int) {
    let account = MemoryAccount(limit: .max)
    var output = OutputBuffer(charging: account)
    output.bytes += [1, 2, 3]
    let body = Self.takeLongBody(into: &output, charging: account)
    var sent: [UInt8] = []
    var capacity = output.capacity
    while !output.isEmpty {
      let next = output.withNext { span in Array(span.extracting(..<min(size, span.count)).indices.map { span[$0] }) }
      #expect(!next.isEmpty)
      sent += next
      output.consume(next.count)
      let left = output.capacity
      #expect(left <= capacity)
      capacity = left
    }
    #expect(sent == [1, 2, 3] + body)
    #expect(capacity < 1000)
  }

  @Test("of a long body have the next answer behind them")
  func behindLongBody() {
    var output = OutputBuffer()
    let body = Self.takeLongBody(into: &output, charging: nil)
    output.consume(output.count - 10)
    output.prepareForMore()
    output.bytes += [7, 8]
    let (rest, count) = (output.joined(), output.count)
    #expect(rest == body.suffix(10) + [7, 8] && count == 12)
    output.consume(12)
    let isEmpty = output.isEmpty
    #expect(isEmpty)
  }

  private static func takeLongBody(into output: inout OutputBuffer, charging account: MemoryAccount?) -> [UInt8] {
    var response = Response(charging: account)
    for number in 1...3 {
      var part = [UInt8](repeating: UInt8(number), count: Response.partSize)
      #expect(response.takePart(from: &part) == true)
    }
    response.body += [9, 9, 9]
    let body = response.joinedBody()
    output.takeBody(of: &response)
    return body
  }
}
