/// A world while it is read: what refers to something else is looked up once everything is there.
struct WorldDraft {
  var organizations: [Organization] = []
  var mailboxes: [Mailbox] = []
  var restoreSessions: [RestoreSessionDraft] = []
  var restUsers: [RestUser] = []
  var tokens: [StaticToken] = []
  /// Where each token names its user.
  var tokenUserOrigins: [Origin] = []
  var exchangeAccounts: [ExchangeAccount] = []

  /// All ids of the world, of whatever kind.
  var ids: [UUID: Entry] = [:]
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
