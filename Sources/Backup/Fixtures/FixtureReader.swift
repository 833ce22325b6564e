import JSONText

/// Reads fixture documents straight into a ``WorldDraft``, without a tree. What is wrong is noted and read over, with a
/// stand-in for its value; only text that is no JSON ends a document.
///
/// Each kind of object has a file of its own with the enumeration of its members and the function that reads it.
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
    text = fixtures.bytes
    document += 1
    json = JSONReader(.fixture)
    do throws(JSONError) {
      try readDocument(nextToken())
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
