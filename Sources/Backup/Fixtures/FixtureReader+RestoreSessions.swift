import JSONText

/// The members of a restore session.
enum RestoreSessionMember: String, FixtureMember {
  case id
  case organizationId
  case type
  case state
  case creationTime
  case endTime
  case name
  case initiatedBy
  case details
  case clientHost
  case scopeName
  case reason
  case result
  case mailboxIds

  static let table = MemberTable<Self>(
    "a restore session", required: [.id, .organizationId, .type, .state, .creationTime])
}

extension FixtureReader {
  /// Reads a restore session; what it refers to may stand in a later document.
  mutating func readRestoreSession(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, RestoreSessionMember.self)
    var session = RestoreSessionDraft(origin: object.origin)
    while let (member, value) = try next(in: &object) {
      switch member {
      case .id: session.id = try newId(value, of: .restoreSession(world.restoreSessions.count)) ?? session.id
      case .organizationId: session.organization = try reference(value)
      case .type: session.type = try choice(value, of: RestoreSessionType.self) ?? session.type
      case .state: session.state = try choice(value, of: RestoreSessionState.self)
      case .creationTime: session.creationTime = try timestamp(value)
      case .endTime:
        session.endTimeOrigin = origin
        session.endTime = try timestamp(value)
      case .name: session.name = try nonEmptyString(value)
      case .initiatedBy: session.initiatedBy = try string(value)
      case .details: session.details = try string(value)
      case .clientHost: session.clientHost = try string(value)
      case .scopeName: session.scopeName = try string(value)
      case .reason: session.reason = try string(value)
      case .result: session.result = try choice(value, of: RestoreSessionResult.self) ?? session.result
      case .mailboxIds: session.mailboxes = try references(value)
      }
    }
    world.restoreSessions.append(session)
  }

  /// A list of ids, which must not be empty: a session without mailboxes is of no use to a client.
  private mutating func references(_ value: JSONToken) throws(JSONError) -> [Reference]? {
    let start = origin
    guard try beginArray(value) else { return nil }
    var references: [Reference] = []
    var isEmpty = true
    while let element = try nextElement() {
      isEmpty = false
      if let reference = try reference(element) { references.append(reference) }
    }
    if isEmpty {
      report(
        "must not be empty", suggestion: "leave it out for all mailboxes of the organization", at: start)
    }
    return references
  }
}
