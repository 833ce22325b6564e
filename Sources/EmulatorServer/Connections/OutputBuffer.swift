import Bytes
import HTTP1

/// The answers of a connection that wait to be encrypted and sent. It is filled at its end and used up from its front.
struct OutputBuffer: ~Copyable {
  /// With fewer sent bytes than that in front of it, the rest stays where it is.
  private static let compactionThreshold = 64 * 1024

  /// Bytes that come first; those before `unsent` are sent. Answers are encoded to its end, and nothing else is changed
  /// from outside.
  var bytes: [UInt8] = []
  /// What the connection's messages are charged.
  var charge: MemoryCharge

  /// The body of a long answer, which comes behind `bytes`; sent parts are empty.
  private var parts: [[UInt8]] = []
  private var firstPart = 0
  private var startOfPart = 0
  private var partsCount = 0
  private var partsCapacity = 0
  private var start = 0

  /// A buffer without memory.
  init(charging account: MemoryAccount? = nil) {
    charge = MemoryCharge(on: account)
  }

  /// Where in `bytes` lies what is not sent yet.
  var unsent: Range<Int> { start..<bytes.count }

  /// How many bytes are not sent yet.
  var count: Int { bytes.count - start + partsCount }

  /// Whether everything was sent.
  var isEmpty: Bool { count == 0 }

  /// The bytes of memory held.
  var capacity: Int { bytes.capacity + partsCapacity }

  /// Calls `body` with the bytes to be sent next: not all there are, and `limit` at most, but at least one.
  func withNext<Result>(atMost limit: Int = .max, _ body: (Span<UInt8>) -> Result) -> Result {
    if start < bytes.count || partsCount == 0 {
      return body(bytes.span.extracting(unsent).extracting(first: limit))
    }
    let part = parts[firstPart]
    return body(part.span.extracting(startOfPart...).extracting(first: limit))
  }

  /// Takes the last `count` bytes back, which are not to be sent.
  mutating func removeLast(_ count: Int) {
    let ofParts = min(count, partsCount)
    removeLastOfParts(ofParts)
    bytes.removeLast(min(count - ofParts, bytes.count - start))
  }

  /// Uses up `count` bytes that were sent.
  mutating func consume(_ count: Int) {
    let ofBytes = min(count, bytes.count - start)
    start += ofBytes
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    } else if start >= max(Self.compactionThreshold, bytes.count - start) {
      // No byte moves more often than others are sent: a large answer goes out in time that grows only with its size.
      bytes.removeSubrange(..<start)
      start = 0
    }
    if partsCount > 0 { consumeParts(min(count - ofBytes, partsCount)) }
  }

  /// Makes `bytes` the place where the next answer goes: what is left of a long one moves there, which is little by then.
  mutating func prepareForMore() {
    guard partsCount > 0 else { return }
    for part in parts[firstPart...] {
      bytes.append(part.span.extracting(startOfPart...))
      startOfPart = 0
    }
    dropParts()
  }

  /// Takes the body of a long answer, whose head was encoded.
  mutating func takeBody(of response: inout Response) {
    response.moveParts(to: &parts, charging: &charge)
    for part in parts {
      partsCount += part.count
      partsCapacity += part.capacity
    }
    skipEmptyParts()
  }

  /// Everything that is not sent yet.
  func joined() -> [UInt8] {
    var all = Array(bytes[unsent])
    var start = startOfPart
    for part in parts.dropFirst(firstPart) {
      all.append(part.span.extracting(start...))
      start = 0
    }
    return all
  }

  private mutating func consumeParts(_ count: Int) {
    startOfPart += count
    partsCount -= count
    skipEmptyParts()
  }

  /// Gives back the memory of the parts that were sent.
  private mutating func skipEmptyParts() {
    while firstPart < parts.count, startOfPart >= parts[firstPart].count {
      startOfPart -= parts[firstPart].count
      partsCapacity -= parts[firstPart].capacity
      parts[firstPart] = []
      firstPart += 1
    }
    if partsCount == 0 { dropParts() }
  }

  private mutating func removeLastOfParts(_ count: Int) {
    var rest = count
    while rest > 0, let last = parts.indices.last {
      let sent = last == firstPart ? startOfPart : 0
      let removed = min(rest, parts[last].count - sent)
      partsCapacity -= parts[last].capacity
      parts[last].removeLast(removed)
      partsCapacity += parts[last].capacity
      partsCount -= removed
      rest -= removed
      guard rest > 0 else { break }
      partsCapacity -= parts[last].capacity
      parts.removeLast()
    }
    if partsCount == 0 { dropParts() }
  }

  private mutating func dropParts() {
    parts = []
    (firstPart, startOfPart) = (0, 0)
    (partsCount, partsCapacity) = (0, 0)
  }
}
