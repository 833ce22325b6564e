import Emulation
import Fuzzing
import HTTP1
import JSONText

/// An answer as a client reads it.
struct Answer {
  private let status: Int
  private let fields: [String: [UInt8]]
  private let body: [UInt8]

  /// Encodes `response` and takes the bytes apart again: what came in must not be able to begin a field or an answer.
  init(_ response: borrowing Response, to head: borrowing RequestHead) {
    status = response.status.code
    body = response.joinedBody()
    var bytes: [UInt8] = []
    response.encode(into: &bytes, answering: head, date: "Sun, 17 Mar 2030 17:46:40 GMT".utf8.span)
    fields = Self.fields(of: bytes)
    let length = fields["content-length"].map { String(decoding: $0, as: UTF8.self) }
    expect(length == nil || length == "\(body.count)", "a length that is not the body's")
    let sent = head.method == .head ? 0 : body.count
    expect(bytes.suffix(sent) == body[...].suffix(sent), "another body")
  }

  /// Holds the answer to what every answer is.
  func check(_ outcome: Outcome, _ report: RequestReport) {
    expect((200...599).contains(status), "status \(status)")
    let type = fields["content-type"].map { String(decoding: $0, as: UTF8.self) }
    // Without a type: the setting that takes the vendor's "null" at its word.
    let isDueJSON = !body.isEmpty && type?.contains("json") ?? true
    expect(!isDueJSON || isJSON, "no JSON: \(String(decoding: body, as: UTF8.self))")
    for (name, value) in fields where name.hasPrefix("x-emulator-") {
      expect(value.count <= 1024, "\(name) has \(value.count) bytes")
    }
    let line = report.description
    let isOneLine = line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    expect(isOneLine, "more than a line: \(line)")
    guard let explanation = outcome.explanation else { return }
    expect(explanation.isRefusal == (status >= 400), "\(line) with \(status)")
  }

  private var isJSON: Bool {
    var reader = JSONReader(.fixture)
    do throws(JSONError) {
      try reader.skipValue(in: body.span)
      return try reader.next(in: body.span) == .endOfText
    } catch {
      return false
    }
  }

  private static func fields(of bytes: [UInt8]) -> [String: [UInt8]] {
    var fields: [String: [UInt8]] = [:]
    var rest = bytes[...]
    expect(rest.starts(with: "HTTP/1.1 ".utf8), "no status line")
    while let end = rest.firstIndex(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      let line = rest[..<end]
      expect(rest[end...].starts(with: "\r\n".utf8), "a control character in a field")
      rest = rest[(end + 2)...]
      guard !line.isEmpty else { return fields }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      expect(fields[name] == nil, "\(name) twice")
      fields[name] = Array(line[(colon + 1)...].drop { $0 == 0x20 })
    }
    fatalError("a head without end")
  }
}
