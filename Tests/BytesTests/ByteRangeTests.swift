import Bytes
import Testing

@Suite("A range of bytes", .timeLimit(.minutes(5)))
struct ByteRangeTests {
  @Test("is the same by its count and by its end", arguments: [(0, 0), (3, 0), (3, 4)])
  func ends(start: Int, count: Int) {
    let range = ByteRange(start: start, count: count)
    #expect(range == ByteRange(from: start, to: start + count))
    #expect(range.end == start + count)
    #expect(range.bounds == start..<(start + count))
    #expect(range.isEmpty == (count == 0))
  }
}
