import Backup
import HTTP1

/// A request once its route is known: the endpoint, the ids of its path, and the installation and the time it is judged by.
struct Call {
  /// The row of the route table.
  let endpoint: Endpoint
  /// What the request is answered from.
  let installation: Installation
  /// When the request came.
  let now: Timestamp
  /// Where the path lies in the message, as the client typed it.
  let path: ByteRange
  /// The parameters of the query.
  var query = Query()
  /// `{organizationId}`; nil where the path has none, or none that is a UUID.
  private(set) var organizationID: UUID?
  /// `{restoreSessionId}`; nil where the path has none, or none that is a UUID.
  private(set) var restoreSessionID: UUID?
  /// `{mailboxId}`; nil where the path has none, or none that is a UUID.
  private(set) var mailboxID: UUID?
  /// `{eventId}`; nil where the path has none, or none that is a UUID.
  private(set) var eventID: UUID?
  /// `{folderId}`; nil where the path has none, or none that a folder could have.
  private(set) var folderID: FolderID?
  /// `{itemId}`; nil where the path has none, or none that an item could have.
  private(set) var itemID: ItemID?
  /// Who asks, by the name in the fixtures; nil where the call needs no token.
  var userName: String?
  /// The ids that are no UUIDs, in the order of the path.
  private var malformed: [(parameter: PathParameter, length: Int, slip: TextSlip?)] = []
  /// What the framework takes of the request's line, and is hardly meant so.
  var warnings: [Violation] = []

  /// What the emulated server holds.
  var world: World { installation.world }

  /// Reads the ids of `segments`, which the endpoint's template matches.
  init(
    _ endpoint: Endpoint, path: ByteRange, segments: PathSegments, in decoded: Span<UInt8>, installation: Installation,
    at now: Timestamp
  ) {
    self.endpoint = endpoint
    self.path = path
    self.installation = installation
    self.now = now
    for (index, parameter) in endpoint.parameters {
      let text = decoded.extracting(segments[index].bounds)
      switch parameter {
      case .organizationId: organizationID = uuid(parameter, text)
      case .restoreSessionId: restoreSessionID = uuid(parameter, text)
      case .mailboxId: mailboxID = uuid(parameter, text)
      case .eventId: eventID = uuid(parameter, text)
      case .folderId: folderID = FolderID(parsing: text)
      case .itemId: itemID = ItemID(parsing: text)
      case .restorePointId, .unnamed: break
      }
    }
  }

  /// The id that `text` spells; nil where it spells none, which is noted.
  private mutating func uuid(_ parameter: PathParameter, _ text: Span<UInt8>) -> UUID? {
    if let id = UUID(parsing: text) { return id }
    let id = UUID(parsingAnyForm: text)
    if id == nil {
      malformed.append((parameter, text.count, TextSlip(text)))
    } else {
      warnings.append(
        Violation(
          .idForm, at: parameter.placeholder, expected: Property.Kind.id.expected,
          found: "another form of a UUID, of \(text.count) bytes"))
    }
    return id
  }

  /// Whether an id of the path is none that there could be: a word of the vendor's may stand in its place.
  var hasStrangeID: Bool {
    !malformed.isEmpty
      || endpoint.parameters.contains { _, parameter in
        parameter == .folderId && folderID == nil || parameter == .itemId && itemID == nil
          || parameter == .restorePointId
      }
  }

  /// Judges the query's types and the ids of the path: the stage before the restore session is looked up.
  func checkParameters() throws(Rejection) {
    let violations =
      query.violations
      + malformed.map { id in
        Violation(
          .pathID, message: Message.invalid, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
          found: "text of \(id.length) bytes\(id.slip.map { ", \($0.found)" } ?? "")",
          suggestion: id.slip?.suggestion)
      }
    if let rejection = Rejection(.badRequest, violations) { throw rejection }
  }
}
