import Bytes

/// The emulated world as fixtures describe it: immutable, each lookup O(1) and free of allocation.
///
/// A class, so that workers share one by a single reference.
package final class World: Sendable {
  /// In the order of the fixtures.
  package let organizations: [Organization]
  /// The mailboxes of all organizations, one organization after the other.
  package let mailboxes: [Mailbox]
  /// In the order of the fixtures.
  package let restoreSessions: [RestoreSession]
  /// In the order of the fixtures.
  package let restUsers: [RestUser]
  /// In the order of the fixtures.
  package let tokens: [StaticToken]
  /// In the order of the fixtures; empty when restores are not held against accounts.
  package let exchangeAccounts: [ExchangeAccount]
  /// What is odd about the fixtures, though they make a world: a line each.
  package let warnings: [String]

  /// What each id of the world names.
  let ids: [UUID: Identified]
  let tokenIndex: ByteStringIndex
  let restUserIndex: ByteStringIndex
  /// The REST users who have a `clientId`, in the order of ``clientIdIndex``.
  let clients: [RestUser]
  let clientIdIndex: ByteStringIndex
  let exchangeAccountIndex: ByteStringIndex
  let deviceCodeIndex: ByteStringIndex

  /// The world that was read, with its sessions' references looked up.
  init(_ draft: WorldDraft, restoreSessions: [RestoreSession], warnings: [String]) {
    organizations = draft.organizations(openedBy: restoreSessions)
    self.warnings = warnings
    mailboxes = draft.mailboxes
    self.restoreSessions = restoreSessions
    restUsers = draft.restUsers
    tokens = draft.tokens
    exchangeAccounts = draft.exchangeAccounts
    ids = draft.ids.mapValues(\.identified)
    tokenIndex = draft.tokenNames.index
    restUserIndex = draft.restUserNames.index
    clients = draft.restUsers.filter { $0.clientId != nil }
    clientIdIndex = draft.clientIds.index
    exchangeAccountIndex = draft.exchangeAccountNames.index
    deviceCodeIndex = draft.deviceCodes.index
  }
}
