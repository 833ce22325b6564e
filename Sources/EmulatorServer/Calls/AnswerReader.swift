import Bytes

/// Reads one answer of HTTP/1.1 (RFC 9112) from the pieces that come of it.
struct AnswerReader {
  /// The status; 0 before the head is there.
  private(set) var status = 0
  /// Whether all of it is there.
  private(set) var isComplete = false

  private var body: [UInt8] = []
  private var length = 0
  private var rest: [UInt8] = []
  private var step = Step.head

  private enum Step {
    case head
    /// So many bytes of the body are still to come.
    case body(Int)
    case bodyUntilEnd
    case chunkSize
    case chunk(Int)
    case chunkEnd
    case trailers
  }

  /// In bytes; the emulator's heads are a tenth of it.
  private static let longestHead = 16 * 1024
  /// The journal's bytes as JSON in JSON, and as much again.
  private static let longestBody = 256 << 20

  /// What has come of the body since it was asked for last.
  mutating func takeBody() -> [UInt8] {
    defer { body = [] }
    return body
  }

  /// Takes what has come.
  mutating func take(_ bytes: [UInt8]) throws(CallFailure) {
    rest += bytes
    while !isComplete, try advance() {}
    guard length <= Self.longestBody, rest.count <= Self.longestHead + bytes.count else {
      throw CallFailure("the answer is too long")
    }
  }

  /// Takes the end of the connection.
  mutating func end() throws(CallFailure) {
    guard case .bodyUntilEnd = step else { throw CallFailure("the answer breaks off") }
    isComplete = true
  }

  /// Reads what can be read next; false where more has to come.
  private mutating func advance() throws(CallFailure) -> Bool {
    switch step {
    case .head:
      guard let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
      let head = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
      rest.removeSubrange(..<end.upperBound)
      try read(head)
    case .body(let left):
      let left = left - moveToBody(left)
      step = .body(left)
      isComplete = left == 0
      return isComplete
    case .bodyUntilEnd:
      moveToBody(rest.count)
      return false
    case .chunkSize:
      guard let line = nextLine() else { return false }
      guard let size = Int(line.prefix { $0 != ";" && $0 != " " }, radix: 16), size >= 0 else {
        throw CallFailure("the answer has a chunk without a size")
      }
      step = size == 0 ? .trailers : .chunk(size)
    case .chunk(let left):
      let left = left - moveToBody(left)
      step = left == 0 ? .chunkEnd : .chunk(left)
      return left == 0
    case .chunkEnd:
      guard nextLine() != nil else { return false }
      step = .chunkSize
    case .trailers:
      guard let line = nextLine() else { return false }
      isComplete = line.isEmpty
    }
    return true
  }

  private mutating func read(_ head: String) throws(CallFailure) {
    var lines = head.split(separator: "\r\n")
    let statusLine = lines.isEmpty ? "" : lines.removeFirst()
    guard statusLine.hasPrefix("HTTP/1."), let status = Int(statusLine.dropFirst(9).prefix(3)), status >= 100 else {
      throw CallFailure("the answer is none of HTTP/1.1")
    }
    // Another head follows (RFC 9110, section 15.2).
    if status < 200 { return }
    self.status = status
    step = .bodyUntilEnd
    if status == 204 || status == 304 { step = .body(0) }
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1)
      let value = parts.count == 2 ? parts[1].drop { $0 == " " }.lowercased() : ""
      switch parts.first?.lowercased() {
      case "transfer-encoding" where value == "chunked": step = .chunkSize
      case "content-length":
        guard let count = Int(value), count >= 0 else { throw CallFailure("the answer's length is no number") }
        step = .body(count)
      default: break
      }
    }
    if case .body(0) = step { isComplete = true }
  }

  /// Takes at most so many bytes of the body, and answers how many.
  @discardableResult
  private mutating func moveToBody(_ most: Int) -> Int {
    let count = min(most, rest.count)
    body += rest[..<count]
    rest.removeSubrange(..<count)
    length += count
    return count
  }

  private mutating func nextLine() -> String? {
    guard let end = rest.firstRange(of: Array("\r\n".utf8)) else { return nil }
    defer { rest.removeSubrange(..<end.upperBound) }
    return String(decoding: rest[..<end.lowerBound], as: UTF8.self)
  }
}
