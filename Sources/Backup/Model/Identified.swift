/// What an id names; ids are unique in the whole world.
enum Identified: Hashable, Sendable {
  /// Position in ``World/organizations``.
  case organization(Int)
  /// Position in ``World/mailboxes``.
  case mailbox(Int)
  /// Position in ``World/restoreSessions``.
  case restoreSession(Int)
}
