/// The answers of a connection that wait to be encrypted and sent, in one piece. It is filled at its end and used up
/// from its front; what is held back stays until it is released.
struct OutputBuffer: ~Copyable {
  /// Sent bytes that are kept at most before the rest moves to the front.
  private static let compactionThreshold = 64 * 1024

  /// Answers are encoded to its end; nothing else may be changed from outside.
  var bytes: [UInt8] = []
  private var start = 0
  private var heldFrom: Int?

  /// Where in `bytes` lies what may be sent.
  var sendable: Range<Int> { start..<(heldFrom ?? bytes.count) }

  /// How many bytes are not sent yet, those held back included.
  var count: Int { bytes.count - start }

  /// Whether everything that may be sent was sent.
  var isDrained: Bool { sendable.isEmpty }

  /// Holds back what is appended from now on.
  mutating func holdBack() {
    heldFrom = bytes.count
  }

  /// Lets go of what was held back.
  mutating func release() {
    heldFrom = nil
  }

  /// Uses up `count` bytes that were sent.
  mutating func consume(_ count: Int) {
    start += min(count, sendable.count)
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    } else if start >= Self.compactionThreshold, heldFrom == nil {
      bytes.removeSubrange(..<start)
      start = 0
    }
  }
}
