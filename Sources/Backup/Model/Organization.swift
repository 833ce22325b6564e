package import Bytes

/// An organization whose backups the emulated server holds.
package struct Organization: Sendable {
  /// Unique in the whole world.
  package let id: UUID
  /// For example `abc.onmicrosoft.com`.
  package let name: String
  /// Decides whether both credential pairs may be used together (behaviour.md, section 3).
  package let type: OrganizationType
  /// Whether there is a backup of it.
  package let isBackedUp: Bool
  /// When it was first backed up; nil where nothing tells.
  package private(set) var firstBackup: Timestamp?
  /// When it was last backed up, not before ``firstBackup``; nil where nothing tells.
  package private(set) var lastBackup: Timestamp?
  /// The positions of its mailboxes in ``World/mailboxes``.
  package private(set) var mailboxes: Range<Int>

  /// An organization as the fixtures have it.
  init(
    id: UUID, name: String, type: OrganizationType, isBackedUp: Bool, firstBackup: Timestamp?, lastBackup: Timestamp?,
    mailboxes: Range<Int>
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.isBackedUp = isBackedUp
    self.firstBackup = firstBackup
    self.lastBackup = lastBackup
    self.mailboxes = mailboxes
  }

  /// The same organization with other mailboxes.
  func with(mailboxes: Range<Int>) -> Organization {
    var organization = self
    organization.mailboxes = mailboxes
    return organization
  }

  /// Fills in the times that the fixtures leave out, by when its restore sessions were started: what one opens was backed
  /// up by then (assumed).
  mutating func completeBackupTimes(by sessions: ClosedRange<Timestamp>?) {
    guard isBackedUp else { return }
    let (first, last) = (firstBackup, lastBackup)
    firstBackup = first ?? [sessions?.lowerBound, last].compactMap(\.self).min()
    lastBackup = last ?? [sessions?.upperBound, first].compactMap(\.self).max()
  }
}
