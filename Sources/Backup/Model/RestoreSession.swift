package import Bytes

/// An opened backup: the restore session that clients name in their paths. A class, so that a request takes one by a
/// single reference; what becomes of it is another one.
package final class RestoreSession: Sendable {
  /// Unique in the whole world.
  package let id: UUID
  /// The organization whose backup is open.
  package let organizationId: UUID
  /// The explorer that opened it; only ``RestoreSessionType/vex`` has mailboxes.
  package let type: RestoreSessionType
  /// Whether it still works.
  package let state: RestoreSessionState
  /// When it was started.
  package let creationTime: Timestamp
  /// When it was stopped; ``Timestamp/distantFuture`` while it works (observed).
  package let endTime: Timestamp
  /// For example `Exchange restore (abc.onmicrosoft.com)`.
  package let name: String
  /// The user who started it.
  package let initiatedBy: String?
  /// What has been done in it, as the fixtures tell; nil where it is told by what was done.
  package let details: String?
  /// The machine that the user worked at.
  package let clientHost: String?
  /// The restored scope; empty for a whole organization (observed).
  package let scopeName: String
  /// Why a restore operator started it.
  package let reason: String?
  /// How it went; a working session shows ``RestoreSessionResult/success`` already (observed).
  package let result: RestoreSessionResult
  /// The mailboxes it shows, in order.
  package let mailboxes: MailboxSelection

  /// What sessions that requests start show as the machine that the user works at: in the product it is the server
  /// (observed), here none of the user's own (assumed).
  static let ownClientHost = "vb365-emulator"

  /// A session that a request starts, made of its parts.
  package convenience init(
    id: UUID, organization: Organization, type: RestoreSessionType, creationTime: Timestamp, name: String,
    initiatedBy: String, for purpose: SessionPurpose = SessionPurpose()
  ) {
    self.init(
      id: id, organizationId: organization.id, type: type, state: .working, creationTime: creationTime,
      endTime: .distantFuture, name: name, initiatedBy: initiatedBy, details: nil,
      clientHost: Self.ownClientHost, scopeName: purpose.scopeName, reason: purpose.reason, result: .success,
      mailboxes: .all(organization.mailboxes))
  }

  /// A session in which a restore from the backup that this one has open goes on, as a user began it.
  package func restoring(_ id: UUID, named name: String, by userName: String, at startTime: Timestamp) -> RestoreSession
  {
    RestoreSession(
      id: id, organizationId: organizationId, type: type, state: .working, creationTime: startTime,
      endTime: .distantFuture, name: name, initiatedBy: userName, details: nil, clientHost: clientHost,
      scopeName: scopeName, reason: reason, result: .success, mailboxes: mailboxes)
  }

  init(
    id: UUID, organizationId: UUID, type: RestoreSessionType, state: RestoreSessionState, creationTime: Timestamp,
    endTime: Timestamp, name: String, initiatedBy: String?, details: String?, clientHost: String?, scopeName: String,
    reason: String?, result: RestoreSessionResult, mailboxes: MailboxSelection
  ) {
    self.id = id
    self.organizationId = organizationId
    self.type = type
    self.state = state
    self.creationTime = creationTime
    self.endTime = endTime
    self.name = name
    self.initiatedBy = initiatedBy
    self.details = details
    self.clientHost = clientHost
    self.scopeName = scopeName
    self.reason = reason
    self.result = result
    self.mailboxes = mailboxes
  }

  /// The session after it was stopped at `endTime`, or ended then with a result of its own; one that is stopped already
  /// stays as it is.
  package func stopped(at endTime: Timestamp, _ result: RestoreSessionResult? = nil) -> RestoreSession {
    guard state == .working else { return self }
    return RestoreSession(
      id: id, organizationId: organizationId, type: type, state: .stopped, creationTime: creationTime,
      endTime: endTime, name: name, initiatedBy: initiatedBy, details: details, clientHost: clientHost,
      scopeName: scopeName, reason: reason, result: result ?? self.result, mailboxes: mailboxes)
  }
}

/// Whom a restore operator's session is for, and why.
package struct SessionPurpose: Sendable {
  /// The restored scope; empty for a whole organization.
  let scopeName: String
  /// Why it was started.
  let reason: String?

  /// The whole organization, for no reason that is told, unless told otherwise.
  package init(scopeName: String = "", reason: String? = nil) {
    self.scopeName = scopeName
    self.reason = reason
  }
}

extension RestoreSessionType {
  /// Reads the abbreviation in any case, as clients write it.
  package init?(parsing text: Span<UInt8>) {
    guard let type = Self.allCases.first(where: { $0.rawValue.utf8.span.equalsIgnoringCase(text) }) else { return nil }
    self = type
  }

  /// The product, as session names begin with it (observed for Exchange).
  package var product: String {
    switch self {
    case .vex: "Exchange"
    case .veod: "OneDrive"
    case .vesp: "SharePoint"
    case .vet: "Teams"
    }
  }
}

/// The mailboxes of a restore session, as positions in ``World/mailboxes``, in order: all of its organization without a
/// copy, or a list.
package enum MailboxSelection: Sendable {
  /// All mailboxes of an organization.
  case all(Range<Int>)
  /// The mailboxes that a fixture lists, in its order, and the same ones for asking whether one is among them.
  case listed(order: [Int], members: Set<Int>)

  /// The listed positions, which have no duplicates.
  package init(listing order: [Int]) {
    self = .listed(order: order, members: Set(order))
  }

  /// Whether the mailbox at `position` of the world belongs to the session; O(1).
  package func contains(_ position: Int) -> Bool {
    switch self {
    case .all(let range): range.contains(position)
    case .listed(_, let members): members.contains(position)
    }
  }

  /// The number of mailboxes.
  package var count: Int {
    switch self {
    case .all(let range): range.count
    case .listed(let order, _): order.count
    }
  }

  /// The position in the world of the mailbox at `index` (0..<``count``) of the session; O(1).
  package subscript(index: Int) -> Int {
    switch self {
    case .all(let range): range.lowerBound + index
    case .listed(let order, _): order[index]
    }
  }
}
