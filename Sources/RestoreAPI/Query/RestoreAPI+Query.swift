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
    var parameters = URLParameters(of: range)
    while let given = parameters.next(in: bytes) {
      guard !given.range.isEmpty else { continue }
      let name = Self.decode(given.name, of: bytes, into: &reply.scratch.query)
      let value = Self.decode(given.value, of: bytes, into: &reply.scratch.query)
      if let parameter = call.endpoint.query.parameter(named: name, in: reply.scratch.query.span) {
        query.take(parameter, at: value, in: reply.scratch.query.span)
      } else if reply.verdict.hasRoomForWarnings, call.endpoint.query.isComplete {
        reply.verdict.warn(Self.unknownParameter(given, in: bytes, of: call.endpoint))
      }
    }
    return query
  }

  /// Appends what the text at `range` means, and tells where that lies.
  private static func decode(_ range: ByteRange, of bytes: Span<UInt8>, into decoded: inout [UInt8]) -> ByteRange {
    let start = decoded.count
    PercentEncoding.forEachOctet(ofFormAt: range, in: bytes) { decoded.append($0) }
    return ByteRange(from: start, to: decoded.count)
  }

  private static func unknownParameter(
    _ parameter: URLParameter, in bytes: Span<UInt8>, of endpoint: Endpoint
  ) -> Violation {
    let name = bytes.extracting(parameter.hasValue ? parameter.name.bounds : 0..<0)
    // Beside a slip of the pen the likeliest mistake is a member of the body put into the query.
    let suggestion =
      Suggestion.closest(to: name, among: endpoint.query.names)
      ?? Suggestion.closest(to: name, among: endpoint.body?.names ?? []).map { "the member \($0) of the body" }
    return Violation(
      .queryParameter, at: "?\(String(repairing: name).beginning(ofBytes: JSONPointer.longestName))",
      expected: endpoint.query.isEmpty ? "no query parameter" : "a query parameter of this call",
      found: "a parameter of \(parameter.range.count) bytes", suggestion: suggestion.map(Violation.didYouMean))
  }
}
