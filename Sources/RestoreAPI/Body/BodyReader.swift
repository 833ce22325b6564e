import HTTP1
import JSONText
import Verdict

/// Reads a body in one pass: every member in its place, every wrong type and unknown name noted (behaviour.md, sections
/// 1 and 2).
struct BodyReader {
  private let schema: BodySchema
  private var body: RequestBody
  /// Where the pass is.
  var reader = JSONReader(.jsonNET)
  /// Whether members of list elements were passed over without a word.
  var passedOver = false
  /// Whether each value is a text because it was one of a form.
  private var isForm = false
  /// What is of a wrong type.
  var violations: [Violation] = []

  /// A reader for bodies of `schema`.
  private init(_ schema: BodySchema, in memory: inout [Member]) {
    self.schema = schema
    body = RequestBody(in: &memory)
  }

  /// The stage "JSON and types": reads `text`, whose lists go into `scratch`.
  static func read(_ schema: BodySchema, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) -> RequestBody {
    var reader = BodyReader(schema, in: &reply.scratch.members)
    defer { reader.body.lend(to: &reply.scratch.members) }
    reply.scratch.mailboxes.removeAll()
    reply.scratch.items.removeAll()
    let isWrapped = reply.scratch.wrapped != nil
    if let wrapped = reply.scratch.wrapped { (reader.reader, reader.isForm) = (wrapped.reader, wrapped.isForm) }
    do throws(JSONError) {
      try reader.readText(text, &reply)
    } catch {
      reader.violations.insert(malformed(error, in: text), at: 0)
    }
    if !isWrapped, !reader.reader.leniencies.isEmpty {
      warn(of: reader.reader.leniencies, in: text, noting: &reply.verdict)
    }
    if let rejection = Rejection(.badRequest, reader.violations) { throw rejection }
    reply.trace.isExact = reader.body.namesOnce && !reader.passedOver
    reply.trace.members = reader.body.spelled
    reader.body.dropEmptyPasswords()
    return reader.body
  }

  private mutating func readText(_ text: Span<UInt8>, _ reply: inout Reply) throws(JSONError) {
    let token = try reader.next(in: text)
    guard token == .beginObject else {
      violations.append(Self.noObject(token, at: reader.tokenOffset, in: text))
      return
    }
    while case .name(let name) = try reader.next(in: text) {
      if let property = schema.property(name, in: text) {
        try readMember(property, named: name, in: text, &reply)
      } else {
        warn(of: name, among: schema.names, below: JSONPointer(), in: text, noting: &reply.verdict)
        try reader.skipUnknownValue(in: text)
      }
    }
    // What follows the object is not looked at.
    _ = try reader.next(in: text)
  }

  @inline(__always)
  private mutating func readMember(
    _ property: Property, named name: JSONString, in text: Span<UInt8>, _ reply: inout Reply
  ) throws(JSONError) {
    let token = try reader.next(in: text)
    // The last duplicate wins: whatever stood here before is forgotten.
    var member = Member(name: name, offset: reader.tokenOffset)
    switch property {
    case .mailBoxes:
      member.value = try readList(
        token, named: name, in: text, into: &reply.scratch.mailboxes, noting: &reply.verdict)
    case .items:
      member.value = try readList(token, named: name, in: text, into: &reply.scratch.items, noting: &reply.verdict)
    case .scope:
      member.value = try readScope(token, named: name, in: text, noting: &reply.verdict)
    default:
      member.value = try readValue(
        property.kind, token, at: JSONPointer().member(name, in: text), in: text, noting: &reply.verdict)
    }
    body[property] = member
  }

  /// The value that `token` begins, with a warning where it had to be converted; or nothing with a violation noted at
  /// `pointer` where it has another type.
  mutating func readValue(
    _ kind: Property.Kind, _ token: JSONToken, at pointer: @autoclosure () -> JSONPointer, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError) -> Member.Value {
    if let value = kind.value(of: token, in: text) { return value }
    if let value = kind.converted(token, in: text) {
      if !isForm, verdict.hasRoomForWarnings {
        verdict.warn(
          Violation(
            .jsonConverted, at: pointer().description, position: TextPosition(of: reader.tokenOffset, in: text),
            expected: kind.expected, found: token.kind(in: text), suggestion: kind.suggestion(for: token, in: text)))
      }
      return value
    }
    if violations.hasRoom {
      violations.append(
        Violation(
          .type, message: Message.invalid, at: pointer().description,
          position: TextPosition(of: reader.tokenOffset, in: text), expected: kind.expected,
          found: token.kind(in: text), suggestion: kind.suggestion(for: token, in: text)))
    }
    try reader.skip(token, in: text)
    return .absent
  }

  /// Notes a name that is none of `names`, and will be ignored.
  func warn(
    of name: JSONString, among names: [String], below pointer: @autoclosure () -> JSONPointer, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) {
    guard verdict.hasRoomForWarnings else { return }
    verdict.warn(
      Violation(
        .member, at: pointer().member(name, in: text).description, position: TextPosition(of: name.offset, in: text),
        expected: "a property of this call", found: "another name",
        suggestion: Suggestion.closest(to: name, in: text, among: names).map(Violation.didYouMean)
          ?? Self.suggestion(for: name, among: names, in: text)))
  }

  /// What to do about a name that is like none of `names`.
  private static func suggestion(for name: JSONString, among names: [String], in text: Span<UInt8>) -> String {
    if let wrapper = Row.wrappers.first(where: { name.equals($0, ignoringCase: true, in: text) }) {
      return "leave \(wrapper) out, which only v5 has around a body: let its members stand in the body itself"
    }
    guard names.count <= mostNamed else { return "leave it out; it is ignored" }
    return "leave it out; it is ignored; known are \(names.joined(separator: ", "))"
  }

  /// How many names a suggestion lists: more would be read by nobody in a line of the log.
  private static let mostNamed = 3

  /// Notes what the text has that plain JSON has not: of each kind the first.
  static func warn(of leniencies: JSONLeniencies, in text: Span<UInt8>, noting verdict: inout Verdict) {
    for leniency in JSONLeniency.allCases {
      guard verdict.hasRoomForWarnings else { return }
      guard let offset = leniencies[leniency] else { continue }
      verdict.warn(
        Violation(
          leniency.rule, at: "", position: TextPosition(of: offset, in: text), expected: leniency.expected,
          found: leniency.found, suggestion: leniency.suggestion))
    }
  }

  /// What is wrong with a body that `token` begins at `offset`.
  static func noObject(_ token: JSONToken, at offset: Int, in text: Span<UInt8>) -> Violation {
    Violation(
      token == .null ? .bodyPresent : .json, message: Message.invalid, at: "",
      position: TextPosition(of: offset, in: text),
      expected: "an object", found: token.kind(in: text), suggestion: sendObject)
  }

  /// What is wrong with a body that cannot be read.
  static func malformed(_ error: JSONError, in text: Span<UInt8>) -> Violation {
    let isEmpty = text.count == 0
    return Violation(
      isEmpty ? .bodyPresent : .json, message: Message.invalid, at: "",
      position: TextPosition(of: error.offset, in: text),
      expected: isEmpty ? "an object" : error.expected, found: isEmpty ? "an empty body" : error.found,
      suggestion: isEmpty ? sendObject : error.suggestion ?? "let a JSON library write the body")
  }

  private static let sendObject = "send the call's properties as one JSON object"
}
