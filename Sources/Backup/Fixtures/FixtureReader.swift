import JSONText

/// Reads fixture documents straight into a ``WorldDraft``, without a tree. A wrong value is reported, and a default
/// stands in for it; only text that is not valid JSON ends a document.
///
/// Each kind of object has a table of its members (``FixtureTable``) and a function that reads it.
struct FixtureReader {
  /// What has been read.
  var world = WorldDraft()
  /// What was wrong with it.
  var problems = ProblemList()
  /// What is odd about it, though it makes a world.
  var warnings = ProblemList()

  /// Whether all documents were read to their end.
  private(set) var isComplete = true
  /// The document being read.
  private(set) var text: [UInt8] = []
  private var document = -1
  private var json = JSONReader(.fixture)

  /// Reads the next document; its arrays are appended to those before.
  mutating func read(_ fixtures: FixtureDocument) {
    var draft = Fixtures.DocumentDraft()
    read(fixtures, Fixtures.table, into: &draft)
  }

  /// Reads a document which is one object of another kind.
  mutating func read<Value, Draft>(
    _ fixtures: FixtureDocument, _ table: FixtureTable<Value, Draft>, into draft: inout Draft
  ) {
    text = fixtures.bytes
    document += 1
    json = JSONReader(.fixture)
    do throws(JSONError) {
      try read(nextToken(), table, into: &draft)
      _ = try nextToken()
    } catch {
      isComplete = false
      report(
        "expected \(error.expected), found \(error.found)", suggestion: error.suggestion, at: origin(of: error.offset))
    }
  }

  /// The place of a byte of the document being read.
  func origin(of offset: Int) -> Origin {
    Origin(document: document, offset: offset)
  }

  /// The place of the token read last.
  var origin: Origin { origin(of: json.tokenOffset) }

  /// The next token of the document.
  mutating func nextToken() throws(JSONError) -> JSONToken {
    // A reference of its own: a span of the property would lock all of `self`.
    let text = text
    return try json.next(in: text.span)
  }

  /// Whether the object that was begun last has one member, of this name and a single value. Nothing is read.
  func hasOnly(_ name: StaticString) -> Bool {
    var ahead = json
    guard case .name(let first)? = try? ahead.next(in: text.span),
      first.equals(name, ignoringCase: false, in: text.span), (try? ahead.skipValue(in: text.span)) != nil
    else { return false }
    return (try? ahead.next(in: text.span)) == .endObject
  }

  /// Reads to the end of the value that `token`, read last, begins.
  mutating func skip(_ token: JSONToken) throws(JSONError) {
    let text = text
    try json.skip(token, in: text.span)
  }

  /// Notes a problem.
  mutating func report(_ message: String, suggestion: String? = nil, first: Origin? = nil, at origin: Origin) {
    problems.add(ProblemDraft(origin: origin, message: message, suggestion: suggestion, first: first))
  }

  /// Notes something that makes a world, but hardly the one that was meant.
  mutating func warn(_ message: String, suggestion: String? = nil, first: Origin? = nil, at origin: Origin) {
    warnings.add(
      ProblemDraft(origin: origin, message: "warning: \(message)", suggestion: suggestion, first: first))
  }
}

extension Fixtures: FixtureObject {
  /// Every member may be absent, since several documents make one world.
  static let table = FixtureTable<Self, DocumentDraft>(
    "a fixture document",
    [
      FixtureField(ignored: "$schema"),
      FixtureField(list: "restUsers", \.restUsers) { reader, value, _ throws(JSONError) in
        try reader.readRestUser(value)
      },
      FixtureField(list: "tokens", \.tokens) { reader, value, _ throws(JSONError) in try reader.readToken(value) },
      FixtureField(list: "organizations", \.organizations) { reader, value, _ throws(JSONError) in
        try reader.readOrganization(value)
      },
      FixtureField(list: "restoreSessions", \.restoreSessions) { reader, value, _ throws(JSONError) in
        try reader.readRestoreSession(value)
      },
      FixtureField(list: "exchangeAccounts", \.exchangeAccounts) { reader, value, _ throws(JSONError) in
        try reader.readExchangeAccount(value)
      },
      FixtureField(list: "deviceCodes", \.deviceCodes) { reader, value, _ throws(JSONError) in
        try reader.readDeviceCode(value)
      },
      FixtureField(list: "resources", \.resources) { reader, value, _ throws(JSONError) in
        try reader.readResource(value)
      },
    ])

  /// A document puts everything into the reader's world.
  struct DocumentDraft {
    /// Nothing. The thread sanitizer looks at the address of a draft that is handed on, and an empty value has none.
    private var filler: UInt8 = 0
  }
}

extension FixtureReader {
  /// Reads the object that `value` begins into `draft`. What is no object is a problem, and has no members; unknown and
  /// repeated members are reported and skipped, missing ones reported.
  mutating func read<Value, Draft>(
    _ value: JSONToken, _ table: FixtureTable<Value, Draft>, into draft: inout Draft
  ) throws(JSONError) {
    var object = ObjectScan(origin: origin)
    guard value == .beginObject else { return try refuse(value, expected: "an object") }
    while case .name(let name) = try nextToken() {
      guard let index = table.index(of: name, guess: object.guess, in: text.span) else {
        reportUnknown(name, of: table)
        try skip(nextToken())
        continue
      }
      guard object.insert(index) else {
        report("\(table.kind) has this member twice", at: origin)
        try skip(nextToken())
        continue
      }
      object.guess = index + 1
      try table.fields[index].read(&self, nextToken(), &draft)
    }
    reportMissing(in: object, of: table)
  }

  /// Whether `value` begins an array; what does not is a problem.
  mutating func beginArray(_ value: JSONToken) throws(JSONError) -> Bool {
    guard value != .beginArray else { return true }
    try refuse(value, expected: "an array")
    return false
  }

  /// The token that begins the next element of the innermost array, or nil at its end.
  mutating func nextElement() throws(JSONError) -> JSONToken? {
    let token = try nextToken()
    return token == .endArray ? nil : token
  }

  private mutating func reportMissing<Value, Draft>(in object: ObjectScan, of table: FixtureTable<Value, Draft>) {
    for (index, field) in table.fields.enumerated() where field.isRequired && !object.contains(index) {
      report("\(table.kind) must have \"\(field.name)\"", at: object.origin)
    }
  }

  private mutating func reportUnknown<Value, Draft>(_ name: JSONString, of table: FixtureTable<Value, Draft>) {
    let known = table.fields.map(\.name.description)
    let suggestion = Suggestion.closest(to: name, in: text.span, among: known).map { "did you mean \"\($0)\"?" }
    report(
      "unknown member of \(table.kind)", suggestion: suggestion ?? "known are \(table.quotedNames)", at: origin)
  }
}
