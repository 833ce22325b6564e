import Bytes

/// A world while it is read: what refers to something else is looked up once everything is there.
struct WorldDraft {
  /// What goes into the world as it is.
  var organizations: [Organization] = []
  var mailboxes: [Mailbox] = []
  /// Whose organizations and mailboxes are still to be looked up.
  var restoreSessions: [RestoreSessionDraft] = []
  /// Who may ask for a token.
  var restUsers: [RestUser] = []
  /// Whose users are still to be looked up.
  var tokens: [StaticToken] = []
  /// Where each token names its user.
  var tokenUserOrigins: [Origin] = []
  /// Accounts that restores are held against.
  var exchangeAccounts: [ExchangeAccount] = []
  /// What read calls answer with; the ids in its paths are still to be looked up.
  var resources = ResourcesDraft()

  /// All ids of the world, of whatever kind.
  var ids: [UUID: Entry] = [:]
  /// Names that may be given once each; user names and device codes in whichever case.
  var tokenNames = UniqueNames()
  var restUserNames = UniqueNames(ignoringCase: true)
  var clientIds = UniqueNames()
  var exchangeAccountNames = UniqueNames(ignoringCase: true)
  var deviceCodes = UniqueNames(ignoringCase: true)

  /// The addresses of the organization begun last. An archive has that of its user's mailbox.
  var addresses = UniqueNames(ignoringCase: true)
  var archiveAddresses = UniqueNames(ignoringCase: true)

  /// What an id names, and where it was given.
  struct Entry {
    let identified: Identified
    let origin: Origin
  }
}

extension WorldDraft {
  /// The organizations, with the times of their backups, whose restore sessions are all there.
  func organizations(openedBy sessions: [RestoreSession]) -> [Organization] {
    var starts: [UUID: ClosedRange<Timestamp>] = [:]
    for session in sessions {
      let known = starts[session.organizationId] ?? session.creationTime...session.creationTime
      starts[session.organizationId] =
        min(known.lowerBound, session.creationTime)...max(known.upperBound, session.creationTime)
    }
    return organizations.map { organization in
      var organization = organization
      organization.completeBackupTimes(by: starts[organization.id])
      return organization
    }
  }
}

/// Byte strings of which each may be given once, with the place of each.
struct UniqueNames {
  /// For the world: positions in the order of the fixtures.
  private(set) var index: ByteStringIndex
  private var origins: [Origin] = []

  /// No names; `ignoresCase` makes ASCII letters the same in either case.
  init(ignoringCase ignoresCase: Bool = false) {
    index = ByteStringIndex(ignoringCase: ignoresCase)
  }

  /// Adds `name`; when it is there already, nothing is added and the place of the first is returned. An empty name,
  /// which is a problem already, is no name.
  mutating func insert(_ name: [UInt8], at origin: Origin) -> Origin? {
    guard !name.isEmpty else { return nil }
    if let position = index.insert(name) { return origins[position] }
    origins.append(origin)
    return nil
  }

  /// Adds the UTF-8 bytes of `name`.
  mutating func insert(_ name: String, at origin: Origin) -> Origin? {
    insert(Array(name.utf8), at: origin)
  }
}

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
