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

  /// Where an organization's mailboxes live; only a hybrid one takes both credential pairs at once.
  public enum OrganizationType: String, Sendable, CaseIterable {
    /// In Microsoft 365.
    case office365 = "Office365"
    /// On Exchange servers of its own.
    case onPremises = "OnPremises"
    /// In both places.
    case hybrid = "Hybrid"
  }

  /// A backed-up mailbox.
  public struct Mailbox: Sendable, Equatable {
    /// A UUID, unique in the whole world.
    public var id: String
    /// The display name.
    public var name: String
    /// The primary SMTP address.
    public var email: String
    /// Whether it is an in-place archive.
    public var isArchive: Bool
    /// Whether it is a public folder mailbox.
    public var isPublic: Bool
    /// What a restore finds in it; without folders all counts are 0.
    public var folders: [Folder]
    /// What happens to each of its restores, beside counts.
    public var outcome: Outcome?
    /// What happens to its first restore in a restore session, to its second one there, and so on; `Outcome()` lets one
    /// succeed, and so do those behind the last. Where there are any, they stand in place of ``outcome``.
    public var outcomes: [Outcome]

    /// A mailbox made of its parts.
    public init(
      id: String = newID(), name: String = "John Smith", email: String = "jsmith@abc.onmicrosoft.com",
      isArchive: Bool = false, isPublic: Bool = false, folders: [Folder] = [], outcome: Outcome? = nil,
      outcomes: [Outcome] = []
    ) {
      self.id = id
      self.name = name
      self.email = email
      self.isArchive = isArchive
      self.isPublic = isPublic
      self.folders = folders
      self.outcome = outcome
      self.outcomes = outcomes
    }
  }

  /// What happens to a mailbox's restore, which is an effect as any other.
  public typealias Outcome = Effect

  /// A folder of a mailbox; the flags of a bulk restore take folders out by role and hold.
  public struct Folder: Sendable, Equatable {
    /// The display name; no rule looks at it.
    public var name: String
    /// The folder's well-known place, where it has one.
    public var role: FolderRole?
    /// The hold that its items are kept under.
    public var hold: Hold?
    /// Numbers of its items.
    public var items: Items

    /// A folder made of its parts.
    public init(name: String = "Inbox", role: FolderRole? = nil, hold: Hold? = nil, items: Items = Items()) {
      self.name = name
      self.role = role
      self.hold = hold
      self.items = items
    }
  }

  /// The well-known folders that a bulk restore can leave out.
  public enum FolderRole: String, Sendable, CaseIterable {
    /// Left out by `excludeDrafts`.
    case drafts
    /// Left out by `excludeDeletedItems`.
    case deletedItems
  }

  /// Why a folder's items are kept although users deleted them.
  public enum Hold: String, Sendable, CaseIterable {
    /// Left out by `excludeInPlaceHoldItems`.
    case inPlace
    /// Left out by `excludeLitigationHoldItems`.
    case litigation
  }

  /// Numbers of items by how the backup compares with the live mailbox, each from 0 to 1,000,000,000.
  public struct Items: Sendable, Equatable {
    /// Items that are the same in both: skipped.
    public var unchanged: Int
    /// Items that differ: merged where changed items are restored, else skipped.
    public var changed: Int
    /// Items that the live mailbox lacks: created where deleted items are restored, else skipped.
    public var missing: Int
    /// Items whose restore fails.
    public var failing: Int

    /// Numbers of items.
    public init(unchanged: Int = 0, changed: Int = 0, missing: Int = 0, failing: Int = 0) {
      self.unchanged = unchanged
      self.changed = changed
      self.missing = missing
      self.failing = failing
    }
  }
}
