extension Fixtures {
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
    /// What happens to its restore, beside counts.
    public var outcome: Outcome?

    /// A mailbox made of its parts.
    public init(
      id: String = newID(), name: String = "John Smith", email: String = "jsmith@abc.onmicrosoft.com",
      isArchive: Bool = false, isPublic: Bool = false, folders: [Folder] = [], outcome: Outcome? = nil
    ) {
      self.id = id
      self.name = name
      self.email = email
      self.isArchive = isArchive
      self.isPublic = isPublic
      self.folders = folders
      self.outcome = outcome
    }
  }
}
