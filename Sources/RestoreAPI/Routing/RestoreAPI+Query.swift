import HTTP1
import JSONText

extension RestoreAPI {
  /// Notes query parameters that no call has: they are ignored, as real clients send some (observed). Values are not
  /// looked at, and a name without one not shown: either may be a secret.
  func noteQuery(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, of endpoint: Endpoint, noting judgement: inout Judgement
  ) {
    guard let query = head.query else { return }
    var start = query.start
    while start < query.end, judgement.hasRoomForWarnings {
      var end = start
      while end < query.end, bytes[end] != UInt8(ascii: "&") { end += 1 }
      if end > start { judgement.warn(Self.unknownParameter(bytes.extracting(start..<end), of: endpoint)) }
      start = end + 1
    }
  }

  private static func unknownParameter(_ parameter: Span<UInt8>, of endpoint: Endpoint) -> Violation {
    let equals = parameter.indices.first { parameter[$0] == UInt8(ascii: "=") }
    let name = parameter.extracting(0..<(equals ?? 0))
    // The likeliest mistake is a member of the body put into the query.
    let member = Suggestion.closest(to: name, among: endpoint.body?.names ?? [])
    return Violation(
      .queryParameter, at: "?\(String(repairing: name).prefix(JSONPointer.longestName))",
      expected: "no query parameter", found: "a parameter of \(parameter.count) bytes",
      suggestion: member.map { "the member \($0) of the body" })
  }
}
