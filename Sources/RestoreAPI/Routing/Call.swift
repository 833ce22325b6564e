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
  /// The ids that are not 8-4-4-4-12 digits, in the order of the path.
  private var oddIDs: [OddID] = []

  /// Whether an id of the path is none that there could be: a word of the vendor's may stand in its place.
  private(set) var hasStrangeID = false

  private struct OddID {
    let parameter: PathParameter
    /// In bytes.
    let length: Int
    /// Whether it is a UUID all the same, in another form, as the framework reads it.
    let isUUID: Bool
    /// How the text came to be sent, where that can be told.
    let slip: TextSlip?
  }

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
      case .folderId:
        folderID = FolderID(parsing: text)
        if folderID == nil { hasStrangeID = true }
      case .itemId:
        itemID = ItemID(parsing: text)
        if itemID == nil { hasStrangeID = true }
      case .restorePointId, .unnamed: hasStrangeID = true
      }
    }
  }

  /// The id that `text` spells; nil where it spells none, which is noted.
  private mutating func uuid(_ parameter: PathParameter, _ text: Span<UInt8>) -> UUID? {
    if let id = UUID(parsing: text) { return id }
    let id = UUID(parsingAnyForm: text)
    if id == nil { hasStrangeID = true }
    oddIDs.append(
      OddID(
        parameter: parameter, length: text.count, isUUID: id != nil, slip: TextSlip(text)))
    return id
  }

  /// Notes the ids that the framework reads, and that are hardly meant so.
  func warnOfIDs(noting judgement: inout Judgement) {
    guard !oddIDs.isEmpty else { return }
    for id in oddIDs where id.isUUID {
      judgement.warn(
        Violation(
          .idForm, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
          found: "another form of a UUID, of \(id.length) bytes\(id.slip.map { ", \($0.found)" } ?? "")",
          suggestion: id.slip?.suggestion))
    }
  }

  /// Judges the query's types and the ids of the path: the stage before the restore session is looked up.
  func checkParameters() throws(Rejection) {
    guard hasStrangeID || !query.violations.isEmpty else { return }
    let violations =
      query.violations
      + oddIDs.filter { !$0.isUUID }.map { id in
        Violation(
          .pathID, message: Message.invalid, at: id.parameter.placeholder, expected: Property.Kind.id.expected,
          found: "text of \(id.length) bytes\(id.slip.map { ", \($0.found)" } ?? "")",
          suggestion: id.slip?.suggestion)
      }
    if let rejection = Rejection(.badRequest, violations) { throw rejection }
  }
}
