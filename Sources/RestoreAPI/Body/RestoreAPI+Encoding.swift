import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Answers `call` with a body that is no plain UTF-8: what it says as UTF-8 goes through `scratch`, and the stages after
  /// this one, lines and columns too, know nothing else.
  func performDecoding(
    _ call: inout Call, _ body: Span<UInt8>, isUTF16: Bool, _ reply: inout Reply
  ) throws(Rejection) {
    let encoding = TextEncoding(of: body, isUTF16: isUTF16)
    guard encoding != .utf8 else {
      if body[0] == 0 || body[1] == 0 {
        Self.warn(of: "UTF-16 or UTF-32 that nothing tells of", noting: &reply.verdict)
      }
      return try perform(&call, body, &reply)
    }
    Self.warn(of: encoding.description, noting: &reply.verdict)
    var decoded: [UInt8] = []
    swap(&decoded, &reply.scratch.body)
    defer { swap(&decoded, &reply.scratch.body) }
    guard encoding.decode(body, into: &decoded) else {
      throw Rejection(
        .badRequest,
        Violation(
          .json, message: Message.invalid, at: "", expected: "UTF-16, as the Content-Type says",
          found: "bytes that are not UTF-16", suggestion: "send UTF-8, and leave charset out"))
    }
    reply.trace.isDecoded = true
    try perform(&call, decoded.span, &reply)
  }

  private static func warn(of found: String, noting verdict: inout Verdict) {
    verdict.warn(
      Violation(
        .jsonEncoding, at: "", expected: "UTF-8 without a byte-order mark", found: found, suggestion: "send UTF-8"))
  }
}

extension TextEncoding: CustomStringConvertible {
  /// What it is, for a diagnostic.
  package var description: String {
    switch self {
    case .utf8: "UTF-8"
    case .markedUTF8: "the byte-order mark of UTF-8"
    case .utf16(_, isMarked: true): "UTF-16 with a byte-order mark"
    case .utf16: "UTF-16"
    case .utf32: "UTF-32 with a byte-order mark"
    }
  }
}
