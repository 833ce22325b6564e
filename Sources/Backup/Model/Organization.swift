/// An organization whose backups the emulated server holds.
package struct Organization: Sendable {
  /// Unique in the whole world.
  package let id: UUID
  /// For example `abc.onmicrosoft.com`.
  package let name: String
  /// Decides whether both credential pairs may be used together (behaviour.md, section 3).
  package let type: OrganizationType
  /// The positions of its mailboxes in ``World/mailboxes``.
  package let mailboxes: Range<Int>
}
