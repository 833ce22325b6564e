import Bytes
import HTTP1
import JSONText
import Verdict

/// Reads a form (`application/x-www-form-urlencoded`): each parameter in its place, unknown ones noted and ignored
/// (client).
struct FormReader {
  private let schema: BodySchema
  /// The name of the call.
  private let operation: String
  private var body: RequestBody
  private var violations: [Violation] = []

  private init(_ schema: BodySchema, of operation: String, in memory: inout [Member]) {
    self.schema = schema
    self.operation = operation
    body = RequestBody(in: &memory)
  }

  /// Reads `text`, which refuses the request where it is no clear answer to what the parameters of `schema` are;
  /// what a name or a value means goes through `scratch`.
  static func read(_ schema: BodySchema, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) -> RequestBody {
    var reader = FormReader(schema, of: reply.trace.operation, in: &reply.scratch.members)
    defer { reader.body.lend(to: &reply.scratch.members) }
    // The framework's reader of text takes a byte-order mark off.
    var parameters = URLParameters(of: ByteRange(from: text.begins(with: "\u{FEFF}") ? 3 : 0, to: text.count))
    while let parameter = parameters.next(in: text) {
      guard !parameter.range.isEmpty else { continue }
      reader.read(parameter, in: text, using: &reply.scratch.text, noting: &reply.verdict)
    }
    if let rejection = Rejection(.badRequest, reader.violations) { throw rejection }
    return reader.body
  }

  private mutating func read(
    _ parameter: URLParameter, in text: Span<UInt8>, using buffer: inout [UInt8], noting verdict: inout Verdict
  ) {
    let name = FormText(range: parameter.name)
    let value = FormText(range: parameter.value)

    buffer.removeAll(keepingCapacity: true)
    name.appendDecoded(to: &buffer, in: text)
    guard let property = schema.property(named: buffer.span) else {
      return warn(of: buffer.span, hasValue: parameter.hasValue, noting: &verdict)
    }
    guard body[property].offset == 0 else {
      return report(.parameterOnce, property, expected: "one value", found: "another one")
    }
    buffer.removeAll(keepingCapacity: true)
    value.appendDecoded(to: &buffer, in: text)
    guard buffer.span.isUTF8 else {
      return report(
        .parameterText, property, expected: "text in UTF-8", found: "\(buffer.count) bytes of another kind")
    }
    guard let meaning = property.kind.value(of: value, decoded: buffer.span) else {
      return violations.list(
        Violation(
          .type, message: Message.invalid, at: JSONPointer().member(property.name.description).description,
          expected: property.kind.expected, found: Violation.string(of: value.characterCount(in: text)),
          suggestion: "write \(property.kind.expected)"))
    }
    // Never 0, since a name stands before.
    body[property] = Member(value: meaning, offset: value.range.start)
  }

  private mutating func report(_ rule: Rule, _ property: Property, expected: String, found: String) {
    violations.list(
      Violation(
        rule, message: Message.unclearParameter(property),
        at: JSONPointer().member(property.name.description).description,
        expected: expected, found: found))
  }

  /// Notes a name that the schema has not. One that the call has in no version is not shown: it may be a secret's second half,
  /// cut off by a `&` that was not encoded.
  private func warn(of name: Span<UInt8>, hasValue: Bool, noting verdict: inout Verdict) {
    guard verdict.hasRoomForWarnings else { return }
    if let (property, versions) = APIVersion.parameter(named: name, of: operation) {
      return verdict.warn(
        Violation(
          .member, at: "", expected: "parameters of this call", found: property.name.description,
          suggestion: "leave it out: it is a parameter of \(versions.joined(separator: ", "))"))
    }
    verdict.warn(
      Violation(
        .member, at: "", expected: "parameters of this call", found: "another name of \(name.count) bytes",
        suggestion: Suggestion.closest(to: name, among: schema.names).map(Violation.didYouMean)
          ?? (hasValue ? "leave it out, or write %26 for a & in a value" : "write %26 for a & in a value")))
  }
}

extension Property.Kind {
  /// The value that a form's `text`, which means `decoded`, has for a property of this kind, which is one of texts or a
  /// boolean: that is a word in any case, as .NET reads it, with white space around it (framework). Nil where it is none.
  fileprivate func value(of text: FormText, decoded: Span<UInt8>) -> Member.Value? {
    if text.isEmpty, self != .password { return .absent }
    guard self == .bool else { return .text(.form(text)) }
    let word = decoded.extracting(WhiteSpace.trimmed(decoded))
    if word.equalsIgnoringCase("true".utf8.span) { return .bool(true) }
    return word.equalsIgnoringCase("false".utf8.span) ? .bool(false) : nil
  }
}

/// A name or a value in a form: percent-encoded octets, and `+` for a blank. It says where it lies in the body.
struct FormText {
  /// The bytes as sent.
  let range: ByteRange

  /// Whether there is no character in it.
  var isEmpty: Bool { range.isEmpty }

  /// Appends what it means. A `%` that begins no encoding stands for itself, as the framework has it: clients send
  /// passwords as they are.
  func appendDecoded(to bytes: inout [UInt8], in text: Span<UInt8>) {
    PercentEncoding.forEachOctet(ofFormAt: range, in: text) { bytes.append($0) }
  }

  /// How long it is, in Unicode scalars.
  func characterCount(in text: Span<UInt8>) -> Int {
    var count = 0
    PercentEncoding.forEachOctet(ofFormAt: range, in: text) { count += $0.isUTF8Continuation ? 0 : 1 }
    return count
  }
}
