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
  /// Back-end trouble or slowness scripted by the fixture.
  package let outcome: Outcome?
  /// How long a restore from it takes, as the outcome scripts it.
  package let restoreMilliseconds: Int

  /// A mailbox made of its parts.
  package init(
    id: UUID, name: String, email: String, isArchive: Bool = false, isPublic: Bool = false, folders: [Folder] = [],
    outcome: Outcome? = nil
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.isArchive = isArchive
    self.isPublic = isPublic
    self.folders = folders
    self.outcome = outcome
    restoreMilliseconds = outcome?.delayMilliseconds ?? 0
  }
}
