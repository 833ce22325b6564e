extension Fixtures {
  /// An organization. Times are ISO 8601, with or without a zone; no zone means UTC.
  public struct Organization: Sendable, Equatable {
    /// A UUID, unique in the whole world.
    public var id: String
    /// For example `abc.onmicrosoft.com`.
    public var name: String
    /// Where its mailboxes live.
    public var type: OrganizationType
    /// Whether there is a backup of it; without it, there is.
    public var isBackedup: Bool?
    /// When it was first backed up; without it, when the earliest of its restore sessions was started.
    public var firstBackuptime: String?
    /// When it was last backed up; without it, when the latest of its restore sessions was started.
    public var lastBackuptime: String?
    /// Its backed-up mailboxes, in the order of the answers.
    public var mailboxes: [Mailbox]

    /// An organization made of its parts.
    public init(
      id: String = newID(), name: String = "abc.onmicrosoft.com", type: OrganizationType = .office365,
      isBackedup: Bool? = nil, firstBackuptime: String? = nil, lastBackuptime: String? = nil, mailboxes: [Mailbox] = []
    ) {
      self.id = id
      self.name = name
      self.type = type
      self.isBackedup = isBackedup
      self.firstBackuptime = firstBackuptime
      self.lastBackuptime = lastBackuptime
      self.mailboxes = mailboxes
    }
  }
}
