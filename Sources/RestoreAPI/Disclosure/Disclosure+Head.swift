import Bytes
import HTTP1
import JSONText

// Heads of requests.
extension Disclosure {
  /// Writes the field lines of `head`, in order: `[{"name", "value"}]`. Values of fields that are not known to be harmless
  /// are secrets.
  func writeFields(of head: borrowing RequestHead, in bytes: Span<UInt8>, to writer: inout JSONWriter) {
    writer.beginArray()
    var index = 0
    while let field = head.fields[index] {
      writer.beginObject()
      let name = bytes.extracting(field.name.bounds)
      writer.member("name", utf8: name)
      writer.name("value")
      let value = bytes.extracting(field.value.bounds)
      if Self.isHarmless(name, value) { writer.value(utf8: value) } else { write(value, to: &writer) }
      writer.endObject()
      index += 1
    }
    writer.endArray()
  }

  /// Writes the parameters of the query, decoded and in order: `[{"name", "value"}]`.
  func writeQuery(
    of head: borrowing RequestHead, _ schema: QuerySchema?, in bytes: Span<UInt8>, to writer: inout JSONWriter
  ) {
    writer.beginArray()
    if let range = head.query {
      var parameters = URLParameters(of: range)
      var (name, value): ([UInt8], [UInt8]) = ([], [])
      while let parameter = parameters.next(in: bytes) {
        guard !parameter.range.isEmpty else { continue }
        name.removeAll(keepingCapacity: true)
        value.removeAll(keepingCapacity: true)
        PercentEncoding.forEachOctet(ofFormAt: parameter.name, in: bytes) { name.append($0) }
        PercentEncoding.forEachOctet(ofFormAt: parameter.value, in: bytes) { value.append($0) }
        writer.beginObject()
        let known = schema?.parameter(named: ByteRange(start: 0, count: name.count), in: name.span)
        // Without an equals sign it may be a value that lost its name.
        if parameter.hasValue || known != nil {
          writer.member("name", utf8: name.span)
          writer.name("value")
        } else {
          writer.name("value")
          value = name
        }
        let mayShow = known.map { $0.isText || Self.isPlain(value.span) } ?? false
        if mayShow { writer.value(utf8: value.span) } else { write(value.span, to: &writer) }
        writer.endObject()
      }
    }
    writer.endArray()
  }

  /// Whether a field line may be shown as it is.
  static func isHarmless(_ name: Span<UInt8>, _ value: Span<UInt8>) -> Bool {
    guard value.count <= longestField else { return false }
    for known in harmless where name.count == known.utf8CodeUnitCount {
      if name.holds(known, ignoringCaseAt: ByteRange(start: 0, count: name.count)) { return true }
    }
    let isType = "Content-Type".utf8.span.equalsIgnoringCase(name)
    return isType && isPlainMediaType(value)
  }

  /// Whether a media type has no other parameters than a character set: more may be said of it than it should.
  private static func isPlainMediaType(_ value: Span<UInt8>) -> Bool {
    let semicolon = value.index(of: UInt8(ascii: ";"), from: 0)
    guard semicolon < value.count else { return true }
    let rest = value.extracting((semicolon + 1)...)
    let parameter = rest.extracting(WhiteSpace.trimmed(rest))
    return parameter.beginsIgnoringCase("charset=")
      && parameter.index(of: UInt8(ascii: ";"), from: 0) == parameter.count
  }

  /// Bytes of the longest value that is shown.
  private static let longestField = 256

  /// Fields that carry nothing of a client's own.
  private static let harmless: [StaticString] = [
    "Host", "Accept", "User-Agent", "Content-Length", "Connection", "Accept-Encoding", "Accept-Language",
    "Accept-Charset", "Transfer-Encoding", "Content-Encoding", "Content-Language", "Cache-Control", "Pragma", "Expect",
    "TE", "Trailer", "Upgrade", "Date", "Keep-Alive", "DNT", "Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode",
    "Sec-Fetch-Dest", "X-Requested-With", "If-Modified-Since",
  ]
}

extension QueryParameter {
  /// Whether any text is a value of it.
  var isText: Bool { if case .text = kind { true } else { false } }
}
