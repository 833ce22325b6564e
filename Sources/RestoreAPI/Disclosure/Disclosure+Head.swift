import Bytes
import HTTP1
import JSONText

// Heads of requests.
extension Disclosure {
  /// Appends the field lines of `head`, in order. Values of fields that are not known to be harmless are secrets.
  func appendFields(of head: borrowing RequestHead, in bytes: Span<UInt8>, to pairs: inout [UInt8]) {
    var index = 0
    while let field = head.fields[index] {
      index += 1
      let name = bytes.extracting(field.name.bounds)
      let value = bytes.extracting(field.value.bounds)
      append(name, value, isShown: Self.isHarmless(name, value), to: &pairs)
    }
  }

  /// Appends the parameters of the query, decoded and in order.
  func appendQuery(
    of head: borrowing RequestHead, _ schema: QuerySchema?, in bytes: Span<UInt8>, to pairs: inout [UInt8]
  ) {
    guard let range = head.query else { return }
    var parameters = URLParameters(of: range)
    var (name, value): ([UInt8], [UInt8]) = ([], [])
    while let parameter = parameters.next(in: bytes) {
      guard !parameter.range.isEmpty else { continue }
      name.removeAll(keepingCapacity: true)
      value.removeAll(keepingCapacity: true)
      PercentEncoding.forEachOctet(ofFormAt: parameter.name, in: bytes) { name.append($0) }
      PercentEncoding.forEachOctet(ofFormAt: parameter.value, in: bytes) { value.append($0) }
      let known = schema?.parameter(named: ByteRange(start: 0, count: name.count), in: name.span)
      if known == nil, !parameter.hasValue || !Self.isParameterName(name.span) {
        // It may be a value that lost its name.
        if parameter.hasValue { name.append(UInt8(ascii: "=")) }
        name += value
        append(Span(), name.span, isShown: false, to: &pairs)
      } else {
        let mayShow = known.map { $0.isText || Self.isPlain(value.span) } ?? false
        append(name.span, value.span, isShown: mayShow, to: &pairs)
      }
    }
  }

  /// Whether `name` looks like the name of a query's parameter: letters, with digits at most at its end. A Base64 text ends
  /// in `=` as a name does, and has digits elsewhere, or is longer.
  static func isParameterName(_ name: Span<UInt8>) -> Bool {
    guard name.count <= longestName else { return false }
    var hasDigit = false
    for index in name.indices {
      let byte = name[index]
      if byte.isASCIIDigit {
        hasDigit = true
      } else if hasDigit || !byte.isASCIILetter && !marks.contains(byte) {
        return false
      }
    }
    return true
  }

  /// Bytes of the longest parameter's name that is shown; the vendor's longest has 22.
  private static let longestName = 24
  /// What names have beside letters, those of other products, too: `$filter`, `_dc`, `page[size]`.
  private static let marks = Array("$_-.[]".utf8)

  private func append(_ name: Span<UInt8>, _ value: Span<UInt8>, isShown: Bool, to pairs: inout [UInt8]) {
    if isShown { return DisclosedPairs.append(name, value, to: &pairs) }
    DisclosedPairs.append(name, secretOf: value.scalarCount, hash: fingerprint(of: value), to: &pairs)
  }

  /// Whether a field line may be shown as it is.
  static func isHarmless(_ name: Span<UInt8>, _ value: Span<UInt8>) -> Bool {
    guard value.count <= longestField else { return false }
    if name.count < harmless.count {
      for known in harmless[name.count] where name.holds(known, ignoringCaseAt: ByteRange(start: 0, count: name.count))
      {
        return true
      }
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
    guard parameter.beginsIgnoringCase(charset) else { return false }
    let name = parameter.extracting(charset.utf8CodeUnitCount...)
    return characterSets.contains { name.equalsIgnoringCase($0.utf8.span) }
  }

  private static let charset: StaticString = "charset="
  /// Those that clients name, and what a client takes for one.
  private static let characterSets = [
    "utf-8", "\"utf-8\"", "utf8", "utf-16", "utf-16le", "utf-16be", "utf-32", "us-ascii", "ascii", "iso-8859-1",
    "iso-8859-15", "windows-1252", "unicode", "latin1",
  ]

  /// Bytes of the longest value that is shown.
  private static let longestField = 256

  /// Fields that carry nothing of a client's own, by the length of their names.
  private static let harmless: [[StaticString]] = {
    let names: [StaticString] = [
      "Host", "Accept", "User-Agent", "Content-Length", "Connection", "Accept-Encoding", "Accept-Language",
      "Accept-Charset", "Transfer-Encoding", "Content-Encoding", "Content-Language", "Cache-Control", "Pragma",
      "Expect",
      "TE", "Trailer", "Upgrade", "Date", "Keep-Alive", "DNT", "Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode",
      "Sec-Fetch-Dest", "X-Requested-With", "If-Modified-Since",
    ]
    let longest = names.map(\.utf8CodeUnitCount).max() ?? 0
    return (0...longest).map { length in names.filter { $0.utf8CodeUnitCount == length } }
  }()
}

extension QueryParameter {
  /// Whether any text is a value of it.
  var isText: Bool { if case .text = kind { true } else { false } }
}
