import Backup
import HTTP1

/// A request once its route is known: the endpoint, the ids of its path, and the world and the time it is judged by.
struct Call {
  /// The row of the route table.
  let endpoint: Endpoint
  /// What the emulated server holds.
  let world: World
  /// When the request came.
  let now: Timestamp
  /// Where the path lies in the message, as the client typed it.
  let path: ByteRange
  /// The parameters of the query.
  var query = Query()
  /// `{restoreSessionId}`; nil where the path has none, or none that is a UUID.
  private(set) var restoreSessionID: UUID?
  /// `{mailboxId}`; nil where the path has none, or none that is a UUID.
  private(set) var mailboxID: UUID?
  /// `{eventId}`; nil where the path has none, or none that is a UUID.
  private(set) var eventID: UUID?
  /// Who asks, by the name in the fixtures; nil where the call needs no token.
  var userName: String?
  /// The ids that are no UUIDs, in the order of the path.
  private var malformed: [(parameter: PathParameter, length: Int)] = []

  /// Reads the ids of `segments`, which the endpoint's template matches.
  init(
    _ endpoint: Endpoint, path: ByteRange, segments: PathSegments, in decoded: Span<UInt8>, world: World,
    at now: Timestamp
  ) {
    self.endpoint = endpoint
    self.path = path
    self.world = world
    self.now = now
    for (index, pattern) in endpoint.template.enumerated() {
      guard case .parameter(let parameter) = pattern, parameter != .restorePointId else { continue }
      let text = decoded.extracting(segments[index].bounds)
      guard let id = UUID(parsing: text) else {
        malformed.append((parameter, text.count))
        continue
      }
      switch parameter {
      case .restoreSessionId: restoreSessionID = id
      case .mailboxId: mailboxID = id
      case .eventId: eventID = id
      case .restorePointId: break
      }
    }
  }

  /// Judges the query's types and the ids of the path: the stage before the restore session is looked up.
  func checkParameters() throws(Rejection) {
    let violations =
      query.violations
      + malformed.map { id in
        Violation(
          .pathID, message: Message.invalid, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
          found: "text of \(id.length) bytes")
      }
    if let rejection = Rejection(.badRequest, violations) { throw rejection }
  }
}
