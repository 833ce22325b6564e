package import Bytes

/// A backed-up mailbox. A class, so that a request takes one by a single reference.
package final class Mailbox: Sendable {
  /// Unique in the whole world.
  package let id: UUID
  /// The display name.
  package let name: String
  /// The primary SMTP address.
  package let email: String
  /// Whether it is an in-place archive.
  package let isArchive: Bool
  /// Whether it is a public folder mailbox.
  package let isPublic: Bool
  /// What a restore finds in it.
  package let folders: [Folder]
  /// Back-end trouble or slowness that the fixtures script.
  package let script: RestoreScript

  /// A mailbox made of its parts.
  package init(
    id: UUID, name: String, email: String, isArchive: Bool = false, isPublic: Bool = false, folders: [Folder] = [],
    script: RestoreScript = RestoreScript()
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.isArchive = isArchive
    self.isPublic = isPublic
    self.folders = folders
    self.script = script
  }
}

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

/// Numbers of items by how the backup compares with the live mailbox (behaviour.md, section 4).
package struct ItemNumbers: Hashable, Sendable {
  /// Items that are the same in both.
  package var unchanged: UInt32 = 0
  /// Items that differ in the live mailbox.
  package var changed: UInt32 = 0
  /// Items that the live mailbox lacks.
  package var missing: UInt32 = 0
  /// Items whose restore fails.
  package var failing: UInt32 = 0

  /// Numbers of items, each in ``range``.
  package init(unchanged: UInt32 = 0, changed: UInt32 = 0, missing: UInt32 = 0, failing: UInt32 = 0) {
    self.unchanged = unchanged
    self.changed = changed
    self.missing = missing
    self.failing = failing
  }

  /// What fixtures may say (interface.md): enough for any test, and far from overflow when summed.
  package static let range: ClosedRange<Int64> = 0...1_000_000_000
}
