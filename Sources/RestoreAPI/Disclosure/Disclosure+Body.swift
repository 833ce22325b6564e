import Bytes
import JSONText

// Bodies of requests.
extension Disclosure {
  /// Writes a request's body: its members as they were sent, those that are not known as secrets. Of a body that cannot be
  /// read only its length, and where it breaks off.
  func writeBody(_ text: Span<UInt8>, of endpoint: Endpoint?, isForm: Bool, to writer: inout JSONWriter) {
    guard text.count > 0 else { return writer.null() }
    guard text.count <= Self.mostKept else { return writeUnread(text.count, to: &writer) }
    if isForm { return writeForm(text, to: &writer) }
    let start = writer.bytes.count
    var reader = JSONReader(.jsonNET)
    do throws(JSONError) {
      guard try reader.next(in: text) == .beginObject else { return writeUnread(text.count, to: &writer) }
      let names = endpoint.map { $0.isWrapped ? .wrappers($0) : .body($0.body) } ?? Names.body(nil)
      try writeMembers(of: names, &reader, in: text, to: &writer)
      _ = try reader.next(in: text)
    } catch {
      writer.cut(to: start)
      writeUnread(text.count, brokenAt: error.offset, to: &writer)
    }
  }

  /// Writes a body that was read, has nothing in it but known members, each once and of its type, and no word of which was
  /// odd: as it is, but for the secrets in it, which lie where its `members` say.
  func writeExactBody(_ text: Span<UInt8>, _ trace: Trace, _ members: [Member], to writer: inout JSONWriter) {
    guard text.count <= Self.mostKept else { return writeUnread(text.count, to: &writer) }
    var rest = trace.members.intersection(.secrets).rawValue
    var done = 0
    while rest != 0 {
      // The next one in the text; there are seven at the most.
      var next: (bit: UInt64, string: JSONString)?
      var bits = rest
      while bits != 0 {
        let bit = bits & (~bits &+ 1)
        bits &= ~bit
        guard case .string(let string)? = members[bit.trailingZeroBitCount].text else {
          rest &= ~bit
          continue
        }
        if next.map({ string.range.start < $0.string.range.start }) ?? true { next = (bit, string) }
      }
      guard let (bit, string) = next else { break }
      rest &= ~bit
      writer.append(text.extracting(done..<string.offset))
      writeText(string, as: .secret, in: text, to: &writer)
      done = string.range.end + (string.quotes == .none ? 0 : 1)
    }
    writer.append(text.extracting(done...))
  }

  /// Says of a body that it is not kept.
  func writeUnread(_ length: Int, brokenAt offset: Int? = nil, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.beginObject("unread")
    writer.member("length", length)
    if let offset { writer.member("brokenAt", offset) }
    writer.endObject()
    writer.endObject()
  }

  /// The longest body that is kept, in bytes.
  static let mostKept = 256 * 1024

  /// Which names are known of an object.
  private enum Names {
    case body(BodySchema?)
    case element
    /// Those around the body of an Action call.
    case wrappers(Endpoint)

    /// The names that are known of an object in one.
    var inside: Names? { if case .wrappers(let endpoint) = self { .body(endpoint.body) } else { nil } }

    func kind(of name: JSONString, in text: Span<UInt8>) -> Property.Kind? {
      switch self {
      case .body(let schema):
        if let property = schema?.property(name, in: text) { return property.kind }
        // One that belongs to another call is as plain, or as secret, as there.
        return Disclosure.everything.property(name, in: text)?.kind
      case .wrappers(let endpoint):
        // A wrapper holds an object, or nothing: an empty string.
        if endpoint.wrappers.contains(where: { name.equals($0, ignoringCase: true, in: text) }) { return .bool }
        return Disclosure.everything.property(name, in: text)?.kind
      case .element:
        if name.equals("id", ignoringCase: true, in: text) { return .id }
        if name.equals("name", ignoringCase: true, in: text) || name.equals("email", ignoringCase: true, in: text) {
          return .text
        }
        let isFlag =
          name.equals("isArchive", ignoringCase: true, in: text)
          || name.equals("isPublic", ignoringCase: true, in: text)
        return isFlag ? .bool : nil
      }
    }
  }

  /// All properties of all bodies.
  static let everything = BodySchema(Property.allCases, aliases: BodySchema.olderBulkRestore.aliases)

  private func writeMembers(
    of names: Names, _ reader: inout JSONReader, in text: Span<UInt8>, to writer: inout JSONWriter
  ) throws(JSONError) {
    writer.beginObject()
    while case .name(let name) = try reader.next(in: text) {
      writer.name(name, in: text)
      let token = try reader.next(in: text)
      if token == .beginObject, let inside = names.inside {
        try writeMembers(of: inside, &reader, in: text, to: &writer)
      } else {
        try writeValue(token, as: names.kind(of: name, in: text), &reader, in: text, to: &writer)
      }
    }
    writer.endObject()
  }

  /// Writes the value that `token` begins; `kind` is nil where nothing is known of it.
  private func writeValue(
    _ token: JSONToken, as kind: Property.Kind?, _ reader: inout JSONReader, in text: Span<UInt8>,
    to writer: inout JSONWriter
  ) throws(JSONError) {
    switch token {
    case .string(let string):
      writeText(string, as: kind ?? .secret, in: text, to: &writer)
    case .number(let number):
      let digits = text.extracting(number.range.bounds)
      if let kind, Self.isOpen(kind) { writer.value(number, in: text) } else { write(digits, to: &writer) }
    case .bool(let bool):
      writer.value(bool)
    case .null:
      writer.null()
    case .beginArray where kind == .list:
      try writeList(&reader, in: text, to: &writer)
    default:
      let start = reader.tokenOffset
      try reader.skip(token, in: text)
      write(text.extracting(start..<max(start, reader.position)), to: &writer)
    }
  }

  private func writeList(
    _ reader: inout JSONReader, in text: Span<UInt8>, to writer: inout JSONWriter
  ) throws(JSONError) {
    writer.beginArray()
    while true {
      let token = try reader.next(in: text)
      if token == .endArray { break }
      if token == .beginObject {
        try writeMembers(of: .element, &reader, in: text, to: &writer)
      } else {
        try writeValue(token, as: .id, &reader, in: text, to: &writer)
      }
    }
    writer.endArray()
  }

  private func writeText(
    _ string: JSONString, as kind: Property.Kind, in text: Span<UInt8>, to writer: inout JSONWriter
  ) {
    guard string.hasEscapes else { return write(text.extracting(string.range.bounds), as: kind, to: &writer) }
    var decoded: [UInt8] = []
    string.appendDecoded(to: &decoded, in: text)
    write(decoded.span, as: kind, to: &writer)
  }

  /// Whether numbers may be shown where a value of `kind` belongs.
  private static func isOpen(_ kind: Property.Kind) -> Bool {
    switch kind {
    case .text, .uuid, .id, .bool, .int32, .date, .word: true
    case .secret, .file, .password, .list, .scope: false
    }
  }

  /// Writes a form as an object. A name that is not known may be the end of a secret that a `&` cut in two.
  private func writeForm(_ text: Span<UInt8>, to writer: inout JSONWriter) {
    writer.beginObject()
    var parameters = URLParameters(of: ByteRange(start: 0, count: text.count))
    var unknown = 0
    var (name, value): ([UInt8], [UInt8]) = ([], [])
    while let parameter = parameters.next(in: text) {
      guard !parameter.range.isEmpty else { continue }
      name.removeAll(keepingCapacity: true)
      value.removeAll(keepingCapacity: true)
      PercentEncoding.forEachOctet(ofFormAt: parameter.name, in: text) { name.append($0) }
      PercentEncoding.forEachOctet(ofFormAt: parameter.value, in: text) { value.append($0) }
      if let property = BodySchema.laterTokenRequest.property(named: name.span) {
        writer.name(utf8: name.span)
        write(value.span, as: property.kind, to: &writer)
      } else {
        unknown += 1
        writer.name(utf8: "unknown parameter \(unknown)".utf8.span)
        write(text.extracting(parameter.range.bounds), to: &writer)
      }
    }
    writer.endObject()
  }
}
