import HTTP1

/// A row of the route table: a call of the vendor's API that this emulator answers. A class, so that a request takes its
/// row by a single reference.
final class Endpoint: Sendable {
  /// The method.
  let method: Method
  /// The path, segment by segment, as the vendor spells it.
  let template: [PathPattern]
  /// The ids in it, each with its place.
  let parameters: [(index: Int, parameter: PathParameter)]
  /// What the call does.
  let operation: Operation
  /// The query parameters it has.
  let query: QuerySchema
  /// The body it reads; nil where it reads none.
  let body: BodySchema?
  /// How well the answer is known.
  let basis: Basis
  /// Whether it is for those alone who have a bearer token.
  let needsToken: Bool

  init(
    method: Method, template: [PathPattern], operation: Operation, query: QuerySchema = .none, body: BodySchema? = nil,
    basis: Basis, needsToken: Bool = true
  ) {
    self.method = method
    self.template = template
    parameters = template.enumerated().compactMap { index, pattern in
      if case .parameter(let parameter) = pattern { (index, parameter) } else { nil }
    }
    self.operation = operation
    self.query = query
    self.body = body
    self.basis = basis
    self.needsToken = needsToken
  }

  /// The path as templates have it, cut to its end where it is long: `…/items/exportToPst`.
  var abbreviatedPath: String {
    let words = template.map { pattern in
      switch pattern {
      case .literal(let word): word
      case .parameter(let parameter): parameter.placeholder
      }
    }
    return words.count > 3 ? "…/" + words.suffix(2).joined(separator: "/") : "/" + words.joined(separator: "/")
  }

  /// Whether `other` has the same path, whatever its ids are called.
  func hasPath(of other: Endpoint) -> Bool {
    guard template.count == other.template.count else { return false }
    return zip(template, other.template).allSatisfy { pattern, other in
      switch (pattern, other) {
      case (.literal(let word), .literal(let otherWord)): word.lowercased() == otherWord.lowercased()
      case (.parameter, .parameter): true
      default: false
      }
    }
  }

  /// The calls, each with a handler of its own in `RestoreAPI.perform`.
  enum Operation: Sendable {
    case getServiceInstance
    case listOrganizations
    case getOrganization
    case getLicensingInformation
    case getOwnOrganization
    case exploreOrganization
    case exploreOwnOrganization
    case listRestoreSessions
    case getRestoreSession
    case stopRestoreSession
    case getBackupOrganization
    case listRestoreSessionEvents
    case getRestoreSessionEvent
    case listMailboxes
    case searchMailboxes
    case getMailbox
    case searchMailbox
    case listFolders
    case getFolder
    case listItems
    case getItem
    case restoreMailboxes
    case restoreMailbox
    case restoreMailboxTo
    case restoreFolder
    case restoreItems
    case restoreItem
    case describe
    case leaveOut
    case issueToken
    case issueRestoreDeviceCode
    case issueDeviceCode
    case checkDeviceCode
  }

  /// Every call that is answered.
  static let all =
    tokens + organizations + sessions + deviceCodes + mailboxes + restores + description + leftOut
}
