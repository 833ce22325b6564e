import HTTP1
import Testing

@Suite("Input buffer")
struct InputBufferTests {
  private struct ReadFailed: Error {}

  private func content(_ buffer: borrowing InputBuffer) -> [UInt8] { Array(buffer.bytes[buffer.readable]) }

  @Test("A new buffer holds no memory")
  func new() {
    let buffer = InputBuffer()
    #expect(buffer.isEmpty && buffer.count == 0 && buffer.capacity == 0 && buffer.first == nil)
  }

  @Test("Bytes come out in the order they went in, whatever was used up between")
  func order() {
    var buffer = InputBuffer()
    var expected: [UInt8] = []
    var next: UInt8 = 0
    for step in 1..<500 {
      let added = (0..<(step * 7 % 50)).map { _ -> UInt8 in
        next &+= 1
        return next
      }
      buffer.append(added.span)
      expected += added
      let used = step * 13 % 40
      buffer.consume(used)
      expected.removeFirst(min(used, expected.count))
      #expect(content(buffer) == expected)
      #expect(buffer.first == expected.first)
      #expect(buffer.count == expected.count)
    }
  }

  @Test("Free space has at least the room asked for, and takes what is written")
  func freeSpace() {
    var buffer = InputBuffer()
    for minimum in [1, 100, 5000, 16_384] {
      buffer.withFreeSpace(minimum: minimum) { output in
        #expect(output.freeCapacity >= minimum)
        output.append(UInt8(ascii: "x"))
      }
    }
    #expect(content(buffer) == Array("xxxx".utf8))
  }

  @Test("A read that fails leaves what it wrote before")
  func failedRead() {
    var buffer = InputBuffer()
    #expect(throws: ReadFailed.self) {
      try buffer.withFreeSpace(minimum: 10) { output throws(ReadFailed) in
        output.append(1)
        throw ReadFailed()
      }
    }
    #expect(content(buffer) == [1])
  }

  @Test("Space in front is reused before the buffer grows")
  func compaction() {
    var buffer = InputBuffer()
    buffer.append(Array(repeating: 1, count: 4000).span)
    let capacity = buffer.capacity
    for _ in 0..<100 {
      buffer.consume(3000)
      buffer.append(Array(repeating: 2, count: 3000).span)
    }
    #expect(buffer.capacity == capacity)
    #expect(buffer.count == 4000)
  }

  @Test("Growth is geometric: memory is taken a few times, not for each read")
  func growth() {
    var buffer = InputBuffer()
    var growths = 0
    for _ in 0..<1000 {
      let capacity = buffer.capacity
      buffer.withFreeSpace(minimum: 1000) { output in
        for _ in 0..<1000 { output.append(0) }
      }
      if buffer.capacity != capacity { growths += 1 }
    }
    #expect(growths < 15)
    #expect(buffer.capacity <= 2_100_000)
  }

  @Test("Only an empty buffer gives its memory back")
  func release() {
    var buffer = InputBuffer()
    buffer.append([1, 2].span)
    buffer.releaseIfEmpty()
    #expect(content(buffer) == [1, 2])
    buffer.consume(1)
    buffer.releaseIfEmpty()
    #expect(content(buffer) == [2])
    buffer.consume(1)
    #expect(buffer.capacity > 0)
    buffer.releaseIfEmpty()
    #expect(buffer.capacity == 0)
    buffer.append([3].span)
    #expect(content(buffer) == [3])
  }

  @Test("No more is used up than there is")
  func excessiveConsumption() {
    var buffer = InputBuffer()
    buffer.append([1, 2].span)
    buffer.consume(-1)
    #expect(buffer.count == 2)
    buffer.consume(.max)
    #expect(buffer.isEmpty == true)
  }

  @Test("It says when a read takes more memory, and takes as much as it is told in one step")
  func growthInOneStep() {
    var buffer = InputBuffer()
    #expect(buffer.needsMemory(for: 1) == true)
    buffer.append([UInt8](repeating: 1, count: 1000).span)
    buffer.consume(400)
    // Those 400 bytes are free.
    let capacity = buffer.capacity
    #expect(buffer.needsMemory(for: capacity - 600) == false)
    #expect(buffer.needsMemory(for: capacity - 599) == true)
    buffer.grow(to: 100_000)
    let grown = buffer.capacity
    #expect(grown >= 100_000 && grown < 120_000)
    #expect(buffer.needsMemory(for: 99_400) == false)
    let bytes = Array(buffer.bytes[buffer.readable])
    #expect(bytes == [UInt8](repeating: 1, count: 600))
  }
}
