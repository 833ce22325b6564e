import Bytes
package import HTTP1

/// What a reader made of one request, as values: two readings can be compared.
package struct ReadRequest: Equatable {
  /// A field line.
  package struct Field: Equatable {
    /// The name in lower case.
    package let name: String
    /// The value.
    package let value: [UInt8]
  }

  /// The head as sent.
  package let head: [UInt8]
  /// The field lines in their order.
  package let fields: [Field]
  /// How the body is delimited.
  package let framing: RequestHead.Framing
  /// The body without its transfer coding.
  package let body: [UInt8]

  private let method: Method
  private let form: RequestHead.TargetForm
  private let version: HTTPVersion
  private let ranges: [ByteRange?]
  private let keepsConnection: Bool

  /// Copies the request that waits in `reader`, and holds it to what every request is.
  init(_ reader: borrowing RequestReader, in message: Span<UInt8>) {
    let length = reader.head.length
    expect((1...HTTPLimits.head).contains(length) && length <= message.count, "a head of \(length) bytes")
    let body = reader.body
    expect(body.start == length && body.count >= 0 && body.end <= message.count, "a body outside the message")
    head = [UInt8](copying: message.extracting(..<length))
    self.body = [UInt8](copying: message.extracting(body.bounds))
    fields = Self.fields(of: reader.head, in: message)
    framing = reader.head.framing
    method = reader.head.method
    form = reader.head.form
    version = reader.head.version
    keepsConnection = reader.head.keepsConnection
    ranges = [
      reader.head.methodName, reader.head.target, reader.head.path, reader.head.query, reader.head.authority,
    ]
    for range in ranges.compactMap({ $0 }) {
      expect(range.start >= 0 && range.count >= 0 && range.end <= length, "a part outside the head: \(range)")
    }
    checkTarget(reader.head.path)
    checkFraming()
  }

  private static func fields(of head: borrowing RequestHead, in message: Span<UInt8>) -> [Field] {
    expect(head.fields.count <= HTTPLimits.fields, "\(head.fields.count) field lines")
    var fields: [Field] = []
    for index in 0..<head.fields.count {
      guard let field = head.fields[index] else { fatalError("no field line \(index)") }
      expect(!field.name.isEmpty && field.name.end < field.value.start, "a field's name reaches its value")
      expect(field.value.end <= head.length - 2, "a field reaches the head's end")
      let name = String(decoding: [UInt8](copying: message.extracting(field.name.bounds)), as: UTF8.self)
      let value = [UInt8](copying: message.extracting(field.value.bounds))
      expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }, "a field's name: \(name)")
      expect(value.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }, "a control character in \(name)")
      fields.append(Field(name: name.lowercased(), value: value))
    }
    return fields
  }

  private func checkTarget(_ path: ByteRange) {
    guard !path.isEmpty else { fatalError("an empty path") }
    expect(form == .asterisk || head[path.start] == UInt8(ascii: "/"), "a path that does not begin with a slash")
    for byte in head[path.bounds] { expect(byte > 0x20 && byte < 0x7F, "a byte that no path may have") }
  }

  /// RFC 9112, section 6.3, told anew from the field lines: two readers that disagree here are how smuggling works.
  private func checkFraming() {
    let lengths = fields.filter { $0.name == "content-length" }
    let codings = fields.filter { $0.name == "transfer-encoding" }
    let hosts = fields.filter { $0.name == "host" }
    expect(hosts.count == 1 || hosts.isEmpty && version == .http10, "\(hosts.count) Host fields")
    switch framing {
    case .none:
      expect(lengths.isEmpty && codings.isEmpty && body.isEmpty, "a body without framing")
    case .fixed(let length):
      expect(lengths.count == 1 && codings.isEmpty && body.count == length, "a body of another length")
      let digits = lengths[0].value
      expect(!digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }, "a length that is no number")
      expect(Int(String(decoding: digits, as: UTF8.self)) == length, "a length misread")
    case .chunked:
      expect(lengths.isEmpty && version == .http11, "a chunked body with a length, or in HTTP/1.0")
      let coding = codings.map { String(decoding: $0.value, as: UTF8.self).lowercased() }
      expect(coding == ["chunked"], "the transfer codings \(coding)")
    }
  }
}
