extension Fixtures {
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
}
