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

  /// All ids of the world, of whatever kind.
  var ids: [UUID: Entry] = [:]
  /// Names that may be given once each; user names and device codes in whichever case.
  var tokenNames = UniqueNames()
  var restUserNames = UniqueNames(ignoringCase: true)
  var clientIds = UniqueNames()
  var exchangeAccountNames = UniqueNames(ignoringCase: true)
  var deviceCodes = UniqueNames(ignoringCase: true)

  /// What an id names, and where it was given.
  struct Entry {
    let identified: Identified
    let origin: Origin
  }
}
