import Bytes
import JSONText

/// The members of an organization.
enum OrganizationMember: String, FixtureMember {
  case id
  case name
  case type
  case isBackedup
  case firstBackuptime
  case lastBackuptime
  case mailboxes

  static let table = MemberTable<Self>("an organization", required: [.id, .name, .type])
}

extension FixtureReader {
  /// Reads an organization and its mailboxes.
  mutating func readOrganization(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, OrganizationMember.self)
    let position = world.organizations.count
    let firstMailbox = world.mailboxes.count
    world.addresses = UniqueNames(ignoringCase: true)
    world.archiveAddresses = UniqueNames(ignoringCase: true)
    var id = UUID.zero
    var name = ""
    var type = OrganizationType.office365
    var backup = BackupTimes()
    while let (member, value) = try next(in: &object) {
      switch member {
      case .id: id = try newId(value, of: .organization(position)) ?? id
      case .name: name = try nonEmptyString(value)
      case .type: type = try choice(value, of: OrganizationType.self) ?? type
      case .isBackedup: backup.isBackedUp = try bool(value)
      case .firstBackuptime: backup.first = (try timestamp(value), origin)
      case .lastBackuptime: backup.last = (try timestamp(value), origin)
      case .mailboxes:
        guard try beginArray(value) else { continue }
        while let element = try nextElement() { try readMailbox(element) }
      }
    }
    check(backup)
    world.organizations.append(
      Organization(
        id: id, name: name, type: type, isBackedUp: backup.isBackedUp, firstBackup: backup.first?.time,
        lastBackup: backup.last?.time, mailboxes: firstMailbox..<world.mailboxes.count))
  }

  private mutating func check(_ backup: BackupTimes) {
    if !backup.isBackedUp {
      for (name, origin) in [("firstBackuptime", backup.first?.origin), ("lastBackuptime", backup.last?.origin)] {
        guard let origin else { continue }
        report(
          "an organization without a backup has no \(name)",
          suggestion: "leave it out, or set isBackedup to true", at: origin)
      }
    } else if let last = backup.last, let end = last.time, let start = backup.first?.time, end < start {
      report("must not be before firstBackuptime", at: last.origin)
    }
  }
}

/// What the fixtures say of an organization's backups. A time is nil where it is wrong.
private struct BackupTimes {
  var isBackedUp = true
  var first: (time: Timestamp?, origin: Origin)?
  var last: (time: Timestamp?, origin: Origin)?
}
