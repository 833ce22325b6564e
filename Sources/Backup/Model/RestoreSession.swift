/// An opened backup: the restore session that clients name in their paths.
package struct RestoreSession: Sendable {
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
}
