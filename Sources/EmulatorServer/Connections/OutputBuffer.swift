/// The answers of a connection that wait to be encrypted and sent, in one piece. It is filled at its end and used up
/// from its front.
struct OutputBuffer: ~Copyable {
  /// With fewer sent bytes than that in front of it, the rest stays where it is.
  private static let compactionThreshold = 64 * 1024

  /// All bytes held; those before `unsent` are sent. Answers are encoded to its end, and nothing else is changed from
  /// outside.
  var bytes: [UInt8] = []
  private var start = 0

  /// Where in `bytes` lies what is not sent yet.
  var unsent: Range<Int> { start..<bytes.count }

  /// How many bytes are not sent yet.
  var count: Int { bytes.count - start }

  /// Whether everything was sent.
  var isEmpty: Bool { count == 0 }

  /// Uses up `count` bytes that were sent.
  mutating func consume(_ count: Int) {
    start += min(count, self.count)
    if isEmpty {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    } else if start >= max(Self.compactionThreshold, self.count) {
      // No byte moves more often than others are sent: a large answer goes out in time that grows with its size alone.
      bytes.removeSubrange(..<start)
      start = 0
    }
  }
}
