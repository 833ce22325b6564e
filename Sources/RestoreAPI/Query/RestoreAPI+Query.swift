import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Reads the parameters that `call` has, and notes the others: they are ignored, as real clients send some
  /// (client). Of those neither values nor names without one are shown: either may be a secret.
  func readQuery(
    of head: borrowing RequestHead, in bytes: Span<UInt8>, for call: Call, _ reply: inout Reply
  ) -> Query {
    reply.scratch.query.removeAll(keepingCapacity: true)
    if call.endpoint.query.hasPage { reply.scratch.list.take(head, in: bytes) }
    guard let range = head.query else { return Query() }
    var query = Query()
    var start = range.start
    while start < range.end {
      var end = start
      while end < range.end, bytes[end] != UInt8(ascii: "&") { end += 1 }
      if end > start {
        let pair = bytes.extracting(start..<end)
        let (name, value) = Self.decode(pair, into: &reply.scratch.query)
        if let parameter = call.endpoint.query.parameter(named: name, in: reply.scratch.query.span) {
          query.take(parameter, at: value, in: reply.scratch.query.span)
        } else if reply.verdict.hasRoomForWarnings, call.endpoint.query.isComplete {
          reply.verdict.warn(Self.unknownParameter(pair, of: call.endpoint))
        }
      }
      start = end + 1
    }
    return query
  }

  /// Appends the name and the value of `pair`, a `+` in them being a blank as forms have it, and tells where they lie.
  private static func decode(_ pair: Span<UInt8>, into decoded: inout [UInt8]) -> (name: ByteRange, value: ByteRange) {
    var name: ByteRange?
    var start = decoded.count
    var index = 0
    while index < pair.count {
      if name == nil, pair[index] == UInt8(ascii: "=") {
        name = ByteRange(start: start, count: decoded.count - start)
        start = decoded.count
        index += 1
        continue
      }
      let octet = PercentEncoding.octet(at: index, end: pair.count, in: pair)
      decoded.append(octet.length == 1 && octet.value == UInt8(ascii: "+") ? UInt8(ascii: " ") : octet.value)
      index += octet.length
    }
    let rest = ByteRange(start: start, count: decoded.count - start)
    guard let name else { return (rest, ByteRange(start: rest.end, count: 0)) }
    return (name, rest)
  }

  private static func unknownParameter(_ parameter: Span<UInt8>, of endpoint: Endpoint) -> Violation {
    let equals = parameter.indices.first { parameter[$0] == UInt8(ascii: "=") }
    let name = parameter.extracting(0..<(equals ?? 0))
    // Beside a slip of the pen the likeliest mistake is a member of the body put into the query.
    let suggestion =
      Suggestion.closest(to: name, among: endpoint.query.names)
      ?? Suggestion.closest(to: name, among: endpoint.body?.names ?? []).map { "the member \($0) of the body" }
    return Violation(
      .queryParameter, at: "?\(String(repairing: name).beginning(ofBytes: JSONPointer.longestName))",
      expected: endpoint.query.isEmpty ? "no query parameter" : "a query parameter of this call",
      found: "a parameter of \(parameter.count) bytes", suggestion: suggestion.map(Violation.didYouMean))
  }
}
