package import Bytes

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
  /// What read calls answer with.
  package let resources: Resources
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
    resources = Resources(draft.resources, restoreSessions: restoreSessions)
    ids = draft.ids.mapValues(\.identified)
    tokenIndex = draft.tokenNames.index
    restUserIndex = draft.restUserNames.index
    clients = draft.restUsers.filter { $0.clientId != nil }
    clientIdIndex = draft.clientIds.index
    exchangeAccountIndex = draft.exchangeAccountNames.index
    deviceCodeIndex = draft.deviceCodes.index
  }

  /// A world of one restore session and the mailboxes that it shows, with everybody and everything else as in `base`.
  /// Their ids are different.
  init(of session: RestoreSession, _ organization: Organization, _ mailboxes: [Mailbox], in base: World) {
    organizations = [organization]
    self.mailboxes = mailboxes
    restoreSessions = [session]
    var ids = Dictionary(
      zip(mailboxes.lazy.map(\.id), mailboxes.indices.lazy.map(Identified.mailbox)),
      uniquingKeysWith: { first, _ in first })
    ids[organization.id] = .organization(0)
    ids[session.id] = .restoreSession(0)
    self.ids = ids
    warnings = []
    (restUsers, restUserIndex) = (base.restUsers, base.restUserIndex)
    (tokens, tokenIndex) = (base.tokens, base.tokenIndex)
    (clients, clientIdIndex) = (base.clients, base.clientIdIndex)
    (exchangeAccounts, exchangeAccountIndex) = (base.exchangeAccounts, base.exchangeAccountIndex)
    deviceCodeIndex = base.deviceCodeIndex
    resources = base.resources
  }
}

extension World {
  /// The organization with `id`.
  package func organization(_ id: UUID) -> Organization? {
    guard case .organization(let position) = ids[id] else { return nil }
    return organizations[position]
  }

  /// The position in ``restoreSessions`` of the fixtures' restore session with `id`.
  package func restoreSessionPosition(_ id: UUID) -> Int? {
    guard case .restoreSession(let position) = ids[id] else { return nil }
    return position
  }

  /// The position in ``mailboxes`` of the mailbox with `id`, in whichever organization.
  package func mailboxPosition(_ id: UUID) -> Int? {
    guard case .mailbox(let position) = ids[id] else { return nil }
    return position
  }

  /// The mailbox with `id`, provided that `selection` (a session's mailboxes) holds it.
  package func mailbox(_ id: UUID, in selection: MailboxSelection) -> Mailbox? {
    guard let position = mailboxPosition(id), selection.contains(position) else { return nil }
    return mailboxes[position]
  }

  /// The static token that a client sent, whether expired or not.
  package func token(_ token: Span<UInt8>) -> StaticToken? {
    tokenIndex.position(of: token).map { tokens[$0] }
  }

  /// The REST user with that name, in any ASCII case.
  package func restUser(named userName: Span<UInt8>) -> RestUser? {
    restUserIndex.position(of: userName).map { restUsers[$0] }
  }

  /// The REST user with that `clientId`.
  package func restUser(ofClient clientId: Span<UInt8>) -> RestUser? {
    clientIdIndex.position(of: clientId).map { clients[$0] }
  }

  /// Whether restores are held against ``exchangeAccounts``.
  package var checksExchangeAccounts: Bool { !exchangeAccounts.isEmpty }

  /// Whether the pair is an account of the live Exchange organization; only to be asked where
  /// ``checksExchangeAccounts``.
  package func acceptsExchangeAccount(userName: Span<UInt8>, password: Span<UInt8>) -> Bool {
    guard let position = exchangeAccountIndex.position(of: userName) else { return false }
    return exchangeAccounts[position].password.matches(password)
  }

  /// Whether the fixtures hold the device code, in any ASCII case; those never expire.
  package func holdsDeviceCode(_ code: Span<UInt8>) -> Bool {
    deviceCodeIndex.position(of: code) != nil
  }
}
