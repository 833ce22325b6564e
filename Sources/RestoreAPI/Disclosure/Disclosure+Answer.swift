import Bytes
import HTTP1
import JSONText
import Verdict

// Bodies of answers.
extension Disclosure {
  /// Writes an answer's body, JSON or nothing: without the tokens and codes that it issues, and without what it repeats of
  /// the request where that may be a secret.
  func writeAnswer(_ reply: borrowing Reply, _ head: borrowing RequestHead, to writer: inout JSONWriter) {
    let length = reply.response.length
    guard length > 0 else { return writer.null() }
    guard length <= Self.mostKeptOfAnswer, reply.response.parts.isEmpty else { return writeUnread(length, to: &writer) }
    let body = reply.response.body.span
    let isRefused = reply.verdict.violations.contains { Self.repeating.contains($0.rule) }
    let mayLink = head.query != nil
    let issues = reply.trace.endpoint?.issuesSecrets ?? true
    guard isRefused || mayLink || issues else { return writer.raw(body) }
    // What goes with a device code repeats it.
    let hidesMessage = isRefused || issues && reply.verdict.violations.isEmpty
    let start = writer.bytes.count
    do throws(JSONError) {
      var reader = JSONReader(.fixture)
      try writeAnswer(reader.next(in: body), &reader, in: body, hidesMessage: hidesMessage, to: &writer)
    } catch {
      writer.cut(to: start)
      writeUnread(length, to: &writer)
    }
  }

  /// The longest answer that is kept, in bytes: a page of a list.
  private static let mostKeptOfAnswer = 64 * 1024
  /// The rules whose texts repeat what was sent.
  private static let repeating: Set<Rule> = [.path, .method, .mediaType]
  /// The members of answers that clients have to keep to themselves.
  private static let issued: [StaticString] = [
    "access_token", "refresh_token", "userCode", "integration_token", "authCode",
  ]

  private func writeAnswer(
    _ token: JSONToken, _ reader: inout JSONReader, in text: Span<UInt8>, hidesMessage: Bool,
    to writer: inout JSONWriter
  ) throws(JSONError) {
    switch token {
    case .beginObject:
      writer.beginObject()
      while case .name(let name) = try reader.next(in: text) {
        writer.name(name, in: text)
        let token = try reader.next(in: text)
        guard case .string(let string) = token else {
          try writeAnswer(token, &reader, in: text, hidesMessage: hidesMessage, to: &writer)
          continue
        }
        write(string, of: name, in: text, hidesMessage: hidesMessage, to: &writer)
      }
      writer.endObject()
    case .beginArray:
      writer.beginArray()
      while true {
        let token = try reader.next(in: text)
        if token == .endArray { break }
        try writeAnswer(token, &reader, in: text, hidesMessage: hidesMessage, to: &writer)
      }
      writer.endArray()
    case .string(let string): writer.value(string, in: text)
    case .number(let number): writer.value(number, in: text)
    case .bool(let bool): writer.value(bool)
    default: writer.null()
    }
  }

  private func write(
    _ string: JSONString, of name: JSONString, in text: Span<UInt8>, hidesMessage: Bool, to writer: inout JSONWriter
  ) {
    let isIssued = Self.issued.contains { name.equals($0, ignoringCase: true, in: text) }
    let value = text.extracting(string.range.bounds)
    if isIssued || hidesMessage && name.equals("message", ignoringCase: false, in: text) {
      write(value, to: &writer)
    } else if name.equals("href", ignoringCase: false, in: text) {
      // The links of a page repeat the query.
      writer.value(utf8: value.extracting(..<value.index(of: UInt8(ascii: "?"), from: 0)))
    } else {
      writer.value(string, in: text)
    }
  }
}
