package import Bytes

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
