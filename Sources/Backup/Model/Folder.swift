/// A folder of a backed-up mailbox; the bulk flags take folders out by their role and hold.
package struct Folder: Sendable {
  /// The display name; no rule looks at it.
  package internal(set) var name: String
  /// The folder's well-known place, where it has one.
  package internal(set) var role: FolderRole?
  /// The hold that its items are kept under.
  package internal(set) var hold: Hold?
  /// Its items by how the backup compares with the live mailbox.
  package internal(set) var items: ItemNumbers

  /// A folder made of its parts.
  package init(name: String, role: FolderRole? = nil, hold: Hold? = nil, items: ItemNumbers = ItemNumbers()) {
    self.name = name
    self.role = role
    self.hold = hold
    self.items = items
  }
}
