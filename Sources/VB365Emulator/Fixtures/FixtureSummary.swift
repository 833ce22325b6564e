import Backup

/// How much of everything there is in sound fixtures.
package struct FixtureSummary: Sendable, Equatable {
  /// In the world as a whole.
  package let organizations: Int
  /// Of all organizations together.
  package let mailboxes: Int
  /// Running and stopped ones.
  package let restoreSessions: Int
  /// What is odd about them: a line each.
  package let warnings: [String]

  /// Reads files and folders as one world, without an emulator.
  package init(checking paths: [String]) throws(EmulatorError) {
    self.init(try FixtureSource.files(paths).world())
  }

  init(_ world: World) {
    organizations = world.organizations.count
    mailboxes = world.mailboxes.count
    restoreSessions = world.restoreSessions.count
    warnings = world.warnings
  }
}

extension FixtureSummary: CustomStringConvertible {
  package var description: String {
    "organizations: \(organizations), mailboxes: \(mailboxes), restore sessions: \(restoreSessions)"
  }
}
