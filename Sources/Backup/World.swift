/// The emulated world as fixtures describe it: immutable, shared by all workers, each lookup O(1) and free of allocation.
package struct World: Sendable {
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

  /// What each id of the world names.
  let ids: [UUID: Identified]
  let tokenIndex: ByteStringIndex
  let restUserIndex: ByteStringIndex
  let exchangeAccountIndex: ByteStringIndex
  let deviceCodeIndex: ByteStringIndex
}
