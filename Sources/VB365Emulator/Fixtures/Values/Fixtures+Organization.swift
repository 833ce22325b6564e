extension Fixtures {
  /// An organization.
  public struct Organization: Sendable, Equatable {
    /// A UUID, unique in the whole world.
    public var id: String
    /// For example `abc.onmicrosoft.com`.
    public var name: String
    /// Where its mailboxes live.
    public var type: OrganizationType
    /// Its backed-up mailboxes, in the order of the answers.
    public var mailboxes: [Mailbox]

    /// An organization made of its parts.
    public init(
      id: String = newID(), name: String = "abc.onmicrosoft.com", type: OrganizationType = .office365,
      mailboxes: [Mailbox] = []
    ) {
      self.id = id
      self.name = name
      self.type = type
      self.mailboxes = mailboxes
    }
  }
}
