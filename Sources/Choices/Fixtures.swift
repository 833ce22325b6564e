import Bytes

/// A world in Swift values, named as in a fixture file. Everything has a default, so that a test writes only what it is
/// about; an error `brokenFixtures` lists its mistakes, in the same words as for a file.
public struct Fixtures: Sendable, Equatable {
  /// The users who may ask for a bearer token.
  public var restUsers: [RestUser]
  /// Bearer tokens that are valid without a login.
  public var tokens: [Token]
  /// Organizations with their backed-up mailboxes.
  public var organizations: [Organization]
  /// Restore sessions that exist from the start.
  public var restoreSessions: [RestoreSession]
  /// Accounts of the live Exchange organizations. Where there are any, a restore with another user name or password is
  /// refused; without any every pair is accepted.
  public var exchangeAccounts: [ExchangeAccount]
  /// Device codes that never expire.
  public var deviceCodes: [String] {
    get { hiddenDeviceCodes.value }
    set { hiddenDeviceCodes.value = newValue }
  }

  /// What the vendor's read calls answer with, such as jobs, repositories and the licence.
  public var resources: [Resource]

  private var hiddenDeviceCodes: Hidden<[String]>

  /// A world made of its parts.
  ///
  /// The user is `administrator` with the password `emulator`. By default `dev-token` is a token of the first user's, and
  /// each organization has a restore session that works, at the same position.
  public init(
    restUsers: [RestUser] = [RestUser()], tokens: [Token]? = nil, organizations: [Organization] = [],
    restoreSessions: [RestoreSession]? = nil, exchangeAccounts: [ExchangeAccount] = [], deviceCodes: [String] = [],
    resources: [Resource] = []
  ) {
    self.restUsers = restUsers
    self.tokens = tokens ?? restUsers.prefix(1).map { Token(userName: $0.userName) }
    self.organizations = organizations
    self.restoreSessions = restoreSessions ?? organizations.map { RestoreSession(organizationId: $0.id) }
    self.exchangeAccounts = exchangeAccounts
    hiddenDeviceCodes = Hidden(value: deviceCodes)
    self.resources = resources
  }

  /// A world of one organization with these mailboxes, and one restore session that works.
  public init(mailboxes: [Mailbox]) {
    self.init(organizations: [Organization(mailboxes: mailboxes)])
  }
}

extension Fixtures {
  /// An id that nothing else has: a random UUID (RFC 9562, version 4).
  public static func newID() -> String {
    var generator = SystemRandomNumberGenerator()
    return UUID(from: &generator).description
  }
}
