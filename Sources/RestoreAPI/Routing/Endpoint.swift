import HTTP1

/// A row of the route table: a call of the vendor's API that this emulator answers.
struct Endpoint: Sendable {
  /// The method; HEAD is answered wherever GET is.
  let method: Method
  /// The path, segment by segment, as the vendor spells it.
  let template: [PathPattern]
  /// What the call does.
  let operation: Operation
  /// The query parameters it has.
  var query = QuerySchema.none
  /// The body it reads; nil where it reads none.
  var body: BodySchema?
  /// How well the answer is known.
  let basis: Basis
  /// Whether it is for those alone who have a bearer token.
  var needsToken = true

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
