import HTTP1

/// A row of the route table: a call of the vendor's API that this emulator answers. A class, so that a request takes its
/// row by a single reference.
final class Endpoint: Sendable {
  /// The method; HEAD is answered wherever GET is.
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
