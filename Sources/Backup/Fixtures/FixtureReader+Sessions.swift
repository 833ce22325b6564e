import Bytes
import JSONText

extension Fixtures.RestoreSession: FixtureObject {
  static let table = FixtureTable<Self, RestoreSessionDraft>(
    "a restore session",
    [
      FixtureField("id", \.id, required: true) { reader, value, draft throws(JSONError) in
        draft.id = try reader.newId(value, of: .restoreSession(reader.world.restoreSessions.count)) ?? draft.id
      },
      FixtureField("organizationId", .reference, \.organizationId, into: \.organization, required: true),
      FixtureField("type", .word, \.type, into: \.type, required: true),
      FixtureField("state", .word, \.state, into: \.state, required: true),
      FixtureField("creationTime", .time, \.creationTime, into: \.creationTime, required: true),
      FixtureField("endTime", \.endTime) { reader, value, draft throws(JSONError) in
        draft.endTimeOrigin = reader.origin
        draft.endTime = try reader.timestamp(value)
      },
      FixtureField("name", .nonEmptyString, \.name, into: \.name),
      FixtureField("initiatedBy", .string, \.initiatedBy, into: \.initiatedBy),
      FixtureField("details", .string, \.details, into: \.details),
      FixtureField("clientHost", .string, \.clientHost, into: \.clientHost),
      FixtureField("scopeName", .string, \.scopeName, into: \.scopeName),
      FixtureField("reason", .string, \.reason, into: \.reason),
      FixtureField("result", .word, \.result, into: \.result),
      FixtureField("mailboxIds", \.mailboxIds) { reader, value, draft throws(JSONError) in
        draft.mailboxes = try reader.references(value)
      },
    ])
}

/// A restore session as it was read: its references are looked up once everything is read.
struct RestoreSessionDraft {
  /// The members, nil or their default where they are missing or wrong.
  var id = UUID.zero
  var organization: Reference?
  var type = RestoreSessionType.vex
  var state: RestoreSessionState?
  var creationTime: Timestamp?
  var endTime: Timestamp?
  /// Where `endTime` stands, when there is one, however wrong.
  var endTimeOrigin: Origin?
  var name: String?
  var initiatedBy: String?
  var details: String?
  var clientHost: String?
  var scopeName = ""
  var reason: String?
  var result = RestoreSessionResult.success
  var mailboxes: [Reference]?
}

/// An id that a fixture names, and where.
struct Reference {
  let id: UUID
  /// The place of the id's string.
  let origin: Origin
}

extension FixtureReader {
  /// Reads a restore session; the objects that it refers to may stand in a later document.
  mutating func readRestoreSession(_ value: JSONToken) throws(JSONError) {
    var session = RestoreSessionDraft()
    try read(value, Fixtures.RestoreSession.table, into: &session)
    world.restoreSessions.append(session)
  }

  /// A list of ids, which must not be empty: a session without mailboxes is of no use to a client.
  fileprivate mutating func references(_ value: JSONToken) throws(JSONError) -> [Reference]? {
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
