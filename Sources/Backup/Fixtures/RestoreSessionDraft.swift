import Bytes

/// A restore session as it was read: what it refers to is looked up once everything is read.
struct RestoreSessionDraft {
  /// Where it begins.
  let origin: Origin
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
