/// What an id names; ids are unique in the whole world.
enum Identified: Hashable, Sendable {
  /// Position in ``World/organizations``.
  case organization(Int)
  /// Position in ``World/mailboxes``.
  case mailbox(Int)
  /// Position in ``World/restoreSessions``.
  case restoreSession(Int)

  /// The kind with its article, for a problem's text.
  var kind: String {
    switch self {
    case .organization: "an organization"
    case .mailbox: "a mailbox"
    case .restoreSession: "a restore session"
    }
  }
}
