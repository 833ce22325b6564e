import Bytes

/// What a connection has received and not yet used up, in one piece. It is filled at its end and used up from its
/// front; once released it holds no memory, so that thousands of idle connections cost little.
package struct InputBuffer: ~Copyable {
  /// All bytes held; those before `readable` are used up. The message is `bytes.span.extracting(readable)`.
  package private(set) var bytes: [UInt8] = []

  private var start = 0

  /// Makes a buffer without memory.
  package init() {}

  /// The bounds, in `bytes`, of what is not used up.
  package var readable: Range<Int> { start..<bytes.count }

  /// How many bytes are not used up.
  package var count: Int { bytes.count - start }

  /// Whether everything is used up.
  package var isEmpty: Bool { count == 0 }

  /// The first byte that is not used up, or nil when there is none.
  package var first: UInt8? { isEmpty ? nil : bytes[start] }

  /// The bytes of memory held.
  package var capacity: Int { bytes.capacity }

  /// Lets `fill` append to free space of at least `minimum` bytes, all there is, so that one call reads much. When the
  /// space is short the readable bytes move to the front, and then the memory grows geometrically.
  package mutating func withFreeSpace<Failure: Error>(
    minimum: Int, _ fill: (inout OutputSpan<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    moveToFront(ifShortOf: minimum)
    try bytes.append(addingCapacity: max(minimum, bytes.capacity - bytes.count), initializingWith: fill)
  }

  /// Whether free space of `minimum` bytes takes more memory than is held.
  package func needsMemory(for minimum: Int) -> Bool { bytes.capacity - count < minimum }

  /// Takes as much memory as for `capacity` bytes, at once and in one step.
  package mutating func grow(to capacity: Int) {
    moveToFront(ifShortOf: capacity - bytes.count)
    bytes.reserveCapacity(capacity)
  }

  /// Appends a copy of `source`.
  package mutating func append(_ source: Span<UInt8>) {
    moveToFront(ifShortOf: source.count)
    bytes.append(source)
  }

  /// Uses up `count` bytes from the front, at most all there are.
  package mutating func consume(_ count: Int) {
    start = min(start + max(0, count), bytes.count)
    guard start == bytes.count else { return }
    bytes.removeAll(keepingCapacity: true)
    start = 0
  }

  /// Gives the memory back when there is nothing in it: for a connection that goes idle.
  package mutating func releaseIfEmpty() {
    guard isEmpty else { return }
    bytes = []
    start = 0
  }

  /// Moves `source` down to `destination`, both counted from the first readable byte: a chunk to its body.
  mutating func move(_ source: ByteRange, to destination: Int) {
    guard !source.isEmpty, source.start != destination else { return }
    unsafe bytes.withUnsafeMutableBytes { memory in
      let moved = unsafe UnsafeRawBufferPointer(rebasing: memory[start + source.start..<start + source.end])
      unsafe UnsafeMutableRawBufferPointer(rebasing: memory[(start + destination)...]).copyMemory(from: moved)
    }
  }

  /// Drops what lies behind the first `count` readable bytes.
  mutating func truncate(to count: Int) {
    bytes.removeLast(max(0, self.count - max(0, count)))
  }

  private mutating func moveToFront(ifShortOf minimum: Int) {
    guard start > 0, bytes.capacity - bytes.count < minimum else { return }
    bytes.removeSubrange(..<start)
    start = 0
  }
}
