import Bytes

/// Reads a request line (RFC 9112, section 3), byte after byte and none twice: where the input ends it remembers its
/// place.
struct RequestLineScanner {
  private enum Step {
    case method, path, query, version, done
  }

  /// The next byte to look at; behind the line, the first one of the fields.
  private(set) var position = 0

  /// Whether the line was read to its end.
  var isComplete: Bool { step == .done }

  private var step = Step.method
  /// Where the part being read begins.
  private var partStart = 0

  /// Reads on, looking at no byte from `end` on. Answers whether the line is complete; `head` then knows method, target,
  /// query and version, but not the target's form.
  mutating func scan(_ bytes: Span<UInt8>, to end: Int, into head: inout RequestHead) throws(HTTPError) -> Bool {
    if step == .method {
      guard try scanMethod(bytes, to: end, into: &head) else { return false }
    }
    if step == .path || step == .query {
      guard try scanTarget(bytes, to: end, into: &head) else { return false }
    }
    if step == .version {
      guard try scanVersion(bytes, to: end, into: &head) else { return false }
    }
    return true
  }

  private mutating func scanMethod(
    _ bytes: Span<UInt8>, to end: Int, into head: inout RequestHead
  ) throws(HTTPError) -> Bool {
    position = bytes.endOfRun(of: .token, from: position, to: min(end, HTTPLimits.method + 1))
    guard position <= HTTPLimits.method else { throw .methodTooLong }
    guard position < end else { return false }
    guard bytes[position] == .space, position > 0 else {
      throw bytes[position] == .lineFeed ? .bareLineFeed(at: position) : .invalidMethod(at: position)
    }
    head.methodName = ByteRange(start: 0, count: position)
    head.method = Method(at: head.methodName, in: bytes)
    position += 1
    partStart = position
    step = .path
    return true
  }

  private mutating func scanTarget(
    _ bytes: Span<UInt8>, to end: Int, into head: inout RequestHead
  ) throws(HTTPError) -> Bool {
    let bound = min(end, partStart + HTTPLimits.target + 1)
    if step == .path {
      position = bytes.endOfPath(from: position, to: bound)
      if position < bound, bytes[position] == .questionMark {
        position += 1
        head.query = ByteRange(start: position, count: 0)
        step = .query
      }
    }
    if step == .query {
      position = bytes.endOfRun(of: .query, from: position, to: bound)
    }
    guard position - partStart <= HTTPLimits.target else { throw .targetTooLong }
    guard position < end else { return false }
    guard bytes[position] == .space, position > partStart else { throw faultInTarget(bytes[position]) }
    head.target = ByteRange(from: partStart, to: position)
    if let query = head.query { head.query = ByteRange(from: query.start, to: position) }
    position += 1
    partStart = position
    step = .version
    return true
  }

  private func faultInTarget(_ byte: UInt8) -> HTTPError {
    switch byte {
    case .lineFeed: .bareLineFeed(at: position)
    case .carriageReturn: .missingVersion(at: position)
    case .space: .emptyTarget(at: position)
    case .numberSign: .fragmentInTarget(at: position)
    default: .invalidTargetByte(at: position)
    }
  }

  private mutating func scanVersion(
    _ bytes: Span<UInt8>, to end: Int, into head: inout RequestHead
  ) throws(HTTPError) -> Bool {
    if position == partStart,
      bytes.holds("HTTP/1.1\r\n", at: ByteRange(start: position, count: min(10, end - position)))
    {
      position += 10
      step = .done
      return true
    }
    while position < end {
      let byte = bytes[position]
      switch position - partStart {
      case 0 where byte == UInt8(ascii: "H"), 1...2 where byte == UInt8(ascii: "T"), 3 where byte == UInt8(ascii: "P"),
        4 where byte == UInt8(ascii: "/"), 6 where byte == UInt8(ascii: "."), 8 where byte == .carriageReturn,
        5 where byte.isASCIIDigit, 7 where byte.isASCIIDigit:
        position += 1
      case 9 where byte == .lineFeed:
        position += 1
        step = .done
        guard bytes[partStart + 5] == UInt8(ascii: "1") else { throw .unsupportedVersion }
        head.version = bytes[partStart + 7] == UInt8(ascii: "0") ? .http10 : .http11
        return true
      case 9: throw .bareCarriageReturn(at: position - 1)
      default: throw byte == .lineFeed ? .bareLineFeed(at: position) : .invalidVersion(at: position)
      }
    }
    return false
  }
}
