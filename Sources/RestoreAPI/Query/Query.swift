import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

/// What a request's query says, a place for every parameter; texts are offsets into the buffer it was decoded into.
struct Query {
  /// What a parameter holds, once its type has been judged.
  enum Value {
    /// Not there, or empty where that means the same.
    case absent
    case int32(Int32)
    case date(Timestamp)
    case uuid(UUID)
    case bool(Bool)
    case text(ByteRange)
    /// The place of a word in its list.
    case word(Int)
  }

  /// What is of a wrong type, in the query's order.
  private(set) var violations: [Violation] = []
  /// By parameter, with a place for each; empty as long as none was there, which is the usual case.
  private var values: [Value] = []
  /// Which parameters were there, a bit each.
  private var seen: UInt64 = 0

  /// How many parameters there may be: a shift beyond gives no bit at all.
  static let width = UInt64.bitWidth

  /// Takes the value of `parameter`, whose text lies at `text` of `decoded`: the first, where it is given twice, as the
  /// framework does.
  mutating func take(_ parameter: QueryParameter, at text: ByteRange, in decoded: Span<UInt8>) {
    assert(parameter.rawValue < Self.width)
    let bit: UInt64 = 1 << UInt64(parameter.rawValue)
    guard seen & bit == 0 else { return }
    seen |= bit
    if let value = parameter.kind.value(at: text, in: decoded) {
      if values.isEmpty { values = Array(repeating: .absent, count: QueryParameter.allCases.count) }
      values[parameter.rawValue] = value
    } else {
      violations.list(
        Violation(
          parameter.kind.isOutOfRange(decoded.extracting(text.bounds)) ? .queryRange : .queryType,
          message: Message.invalid, at: "?\(parameter.name)", expected: parameter.kind.expected,
          found: "text of \(text.count) bytes",
          suggestion: parameter.kind.suggestion(for: decoded.extracting(text.bounds))
            ?? "write it so, or leave it out"))
    }
  }

  private subscript(parameter: QueryParameter) -> Value {
    values.isEmpty ? .absent : values[parameter.rawValue]
  }

  /// An integer of the query; nil where it is absent.
  func int32(_ parameter: QueryParameter) -> Int32? {
    if case .int32(let value) = self[parameter] { value } else { nil }
  }

  /// A date of the query; nil where it is absent.
  func date(_ parameter: QueryParameter) -> Timestamp? {
    if case .date(let value) = self[parameter] { value } else { nil }
  }

  /// A boolean of the query; nil where it is absent.
  func bool(_ parameter: QueryParameter) -> Bool? {
    if case .bool(let value) = self[parameter] { value } else { nil }
  }

  /// A UUID of the query; nil where it is absent.
  func uuid(_ parameter: QueryParameter) -> UUID? {
    if case .uuid(let value) = self[parameter] { value } else { nil }
  }

  /// The place of a word of the query in the list of its parameter; nil where it is absent.
  func word(_ parameter: QueryParameter) -> Int? {
    if case .word(let place) = self[parameter] { place } else { nil }
  }

  /// Where a text of the query lies in `Scratch.query`; nil where it is absent.
  func text(_ parameter: QueryParameter) -> ByteRange? {
    if case .text(let value) = self[parameter] { value } else { nil }
  }
}

extension RestoreAPI {
  /// Reads the parameters that `call` has, and notes the others: they are ignored, as real clients send some
  /// (client). Of those neither values nor names without one are shown: either may be a secret.
  func readQuery(
    of head: borrowing RequestHead, in bytes: Span<UInt8>, for call: Call, _ reply: inout Reply
  ) -> Query {
    reply.scratch.query.removeAll(keepingCapacity: true)
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
    let isNamed = parameter.hasValue && Disclosure.isParameterName(bytes.extracting(parameter.name.bounds))
    let name = bytes.extracting(isNamed ? parameter.name.bounds : 0..<0)
    // Beside a slip of the pen the likeliest mistake is a member of the body put into the query.
    let closest =
      Suggestion.closest(to: name, among: endpoint.query.names)
      ?? Suggestion.closest(to: name, among: endpoint.body?.names ?? []).map { "the member \($0) of the body" }
    return Violation(
      .queryParameter, at: "?\(String(repairing: name).beginning(ofBytes: JSONPointer.longestName))",
      expected: endpoint.query.isEmpty ? "no query parameter" : "a query parameter of this call",
      found: "a parameter of \(parameter.range.count) bytes",
      suggestion: otherVersion(ofParameter: name, endpoint) ?? closest.map(Violation.didYouMean)
        ?? "leave it out; it is ignored")
  }

  /// What is known of a parameter that the call has in another version, the last before its own or the first behind that;
  /// nil where it has it in none.
  private static func otherVersion(ofParameter name: Span<UInt8>, _ endpoint: Endpoint) -> String? {
    guard !endpoint.operation.isEmpty, let known = APIVersion.queries[endpoint.operation] else { return nil }
    let range = ByteRange(start: 0, count: name.count)
    let place = known.firstIndex { $0.version == endpoint.version.name } ?? known.count
    for other in known[..<place].reversed() + known[place...] {
      guard let parameter = other.query.parameter(named: range, in: name) else { continue }
      let others = other.query.names + QuerySchema.page.names
      let instead = endpoint.query.names.filter { !others.contains($0) }
      let version = endpoint.version.name
      return instead.isEmpty
        ? "\(other.version) has \(parameter.name), and \(version) ignores it"
        : "\(other.version) has \(parameter.name), and \(version) \(instead.joined(separator: ", ")) in its place"
    }
    return nil
  }
}
