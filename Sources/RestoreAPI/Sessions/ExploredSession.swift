import Backup

/// A restore session that a request started. Its mailboxes are those of its organization in whichever world it is looked
/// up in: after a reload these may be others.
struct ExploredSession {
  /// Unique, and not only here: replicas draw their ids from sources of their own.
  let id: UUID
  /// The organization whose backup is open.
  let organizationId: UUID
  /// The explorer that opened it.
  let type: RestoreSessionType
  /// When it was started.
  let creationTime: Timestamp
  /// As the server names it.
  let name: String
  /// The user who started it.
  let initiatedBy: String

  /// The session over `world`; nil where its organization is gone.
  func session(in world: World) -> RestoreSession? {
    world.organization(organizationId).map { session(of: $0) }
  }

  /// The session of its `organization`, as it was started.
  func session(of organization: Organization) -> RestoreSession {
    RestoreSession(
      id: id, organization: organization, type: type, creationTime: creationTime, name: name, initiatedBy: initiatedBy)
  }

  /// How long one is known: a day, longer than a test run and short enough for an emulator that never stops (assumed;
  /// the product ends sessions, too, after a time that is not documented).
  static let lifetimeSeconds: Int64 = 24 * 3600

  /// Whether it has aged out at `now`.
  func isOver(at now: Timestamp) -> Bool {
    now.seconds - creationTime.seconds >= Self.lifetimeSeconds
  }
}
