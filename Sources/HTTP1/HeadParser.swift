/// Parses a head into offsets as it comes in (RFC 9112, sections 3 and 5), looking at no byte twice.
struct HeadParser {
  private var requestLine = RequestLineScanner()
  private var fieldLines = FieldLineScanner(at: 0)
  private var controls = ControlFields()

  /// Reads on; `bytes` is the message from the first byte of its request line on, as far as it has come. Answers
  /// whether `head` is complete.
  mutating func parse(_ bytes: Span<UInt8>, into head: inout RequestHead) throws(HTTPError) -> Bool {
    let end = min(bytes.count, HTTPLimits.head)
    guard try readRequestLine(in: bytes, to: end, into: &head), try readFields(in: bytes, to: end, into: &head) else {
      guard bytes.count < HTTPLimits.head else { throw .headTooLarge }
      return false
    }
    try controls.settle(&head)
    return true
  }

  private mutating func readRequestLine(
    in bytes: Span<UInt8>, to end: Int, into head: inout RequestHead
  ) throws(HTTPError) -> Bool {
    guard !requestLine.isComplete else { return true }
    guard try requestLine.scan(bytes, to: end, into: &head) else { return false }
    try head.resolveTarget(in: bytes)
    fieldLines = FieldLineScanner(at: requestLine.position)
    return true
  }

  private mutating func readFields(
    in bytes: Span<UInt8>, to end: Int, into head: inout RequestHead
  ) throws(HTTPError) -> Bool {
    while true {
      switch try fieldLines.next(in: bytes, to: end) {
      case .needMore: return false
      case .end:
        head.length = fieldLines.position
        return true
      case .line(let name, let value):
        guard head.fields.append(name: name, value: value) else { throw .tooManyFields }
        try controls.note(name: name, value: value, in: bytes)
      }
    }
  }
}
