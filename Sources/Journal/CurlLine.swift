import Bytes
import JSONText

/// A line for a shell that sends a request of the journal again. Its secrets are variables: `$TOKEN` behind `Bearer`,
/// `$SECRET` for all others; the CA that curl trusts is `$CA`.
package struct CurlLine {
  /// The line.
  package let text: String

  /// The line for `request`.
  package init(_ request: KeptRequest) {
    let fields = request.json(.fields)?.elements ?? []
    var host = "localhost:4443"
    var arguments: [String] = []
    for field in fields {
      let name = field.member("name")?.string ?? ""
      let value = field.member("value")
      switch name.lowercased() {
      case "host": host = value?.string ?? host
      case "authorization": arguments.append("-H \"Authorization: Bearer $TOKEN\"")
      case "content-length", "connection", "transfer-encoding", "expect", "user-agent", "accept", "accept-encoding":
        break
      default: arguments.append("-H " + Self.quoted("\(name): \(Self.placeholder(value))"))
      }
    }
    let query = (request.json(.query)?.elements ?? []).map { parameter in
      let value = Self.placeholder(parameter.member("value"))
      let encoded = value == Self.secret ? value : Self.encoded(value)
      return parameter.member("name")?.string.map { "\(Self.encoded($0))=\(encoded)" } ?? encoded
    }
    let url = "https://\(host)\(request.path)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    if let body = request.json(.body), case .object = body.content {
      arguments.append("--data-raw " + Self.quoted(Self.data(body, isForm: Self.isForm(fields))))
    }
    let method = request.method == "GET" ? [] : ["-X", request.method]
    text = (["curl", "--cacert", "\"$CA\""] + method + [Self.quoted(url)] + arguments).joined(separator: " ")
  }

  private static let secret = "$SECRET"

  private static func isForm(_ fields: [JSONValue]) -> Bool {
    fields.contains { field in
      field.member("name")?.string?.lowercased() == "content-type"
        && field.member("value")?.string?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
    }
  }

  /// A body as it is sent, its secrets as placeholders.
  private static func data(_ body: JSONValue, isForm: Bool) -> String {
    guard isForm, case .object(let members) = body.content else {
      var writer = JSONWriter()
      write(body, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    return members.flatMap { parameters(named: $0.name, $0.value) }.joined(separator: "&")
  }

  /// The parameters of a form for a value; what lies in an object or a list has its place in brackets.
  private static func parameters(named name: String, _ value: JSONValue) -> [String] {
    switch value.content {
    case .object(let members) where !value.isSecret:
      return members.flatMap { parameters(named: "\(name)[\($0.name)]", $0.value) }
    case .array(let elements):
      return elements.enumerated().flatMap { parameters(named: "\(name)[\($0.offset)]", $0.element) }
    default:
      let value = placeholder(value)
      return ["\(encoded(name))=\(value == secret ? value : encoded(value))"]
    }
  }

  private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value.content {
    case .object(let members):
      if value.isSecret { return writer.value(secret) }
      writer.beginObject()
      for member in members {
        writer.name(utf8: member.name.utf8.span)
        write(member.value, to: &writer)
      }
      writer.endObject()
    case .array(let elements):
      writer.beginArray()
      for element in elements { write(element, to: &writer) }
      writer.endArray()
    default: writer.value(value)
    }
  }

  private static func placeholder(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    return value.isSecret ? secret : value.string ?? value.shown
  }

  /// A word for a shell; what is to be replaced in it stands outside the single quotes.
  package static func quoted(_ text: String) -> String {
    let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    let parts = quoted.split(separator: "$SECRET", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\"$SECRET\"'") + "'"
  }

  /// Percent-encoded as a query needs it.
  private static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte.isUnreserved {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), (byte >> 4).upperHexadecimalDigit, byte.upperHexadecimalDigit]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether it stands for itself in every part of a URI (RFC 3986, section 2.3).
  fileprivate var isUnreserved: Bool {
    isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(self)
  }
}
