import Bytes
import JSONText

extension Fixtures.Organization: FixtureObject {
  static let table = FixtureTable<Self, OrganizationDraft>(
    "an organization",
    [
      FixtureField("id", \.id, required: true) { reader, value, draft throws(JSONError) in
        draft.id = try reader.newId(value, of: .organization(reader.world.organizations.count)) ?? draft.id
      },
      FixtureField("name", .nonEmptyString, \.name, into: \.name, required: true),
      FixtureField("type", .word, \.type, into: \.type, required: true),
      FixtureField("isBackedup", .bool, \.isBackedup, into: \.backup.isBackedUp),
      FixtureField("firstBackuptime", \.firstBackuptime) { reader, value, draft throws(JSONError) in
        draft.backup.first = (try reader.timestamp(value), reader.origin)
      },
      FixtureField("lastBackuptime", \.lastBackuptime) { reader, value, draft throws(JSONError) in
        draft.backup.last = (try reader.timestamp(value), reader.origin)
      },
      FixtureField(list: "mailboxes", \.mailboxes) { reader, value, _ throws(JSONError) in
        try reader.readMailbox(value)
      },
    ])
}

/// An organization as it was read; its mailboxes are in the reader's world.
struct OrganizationDraft {
  var id = UUID.zero
  var name = ""
  var type = OrganizationType.office365
  var backup = BackupTimes()
}

extension FixtureReader {
  /// Reads an organization and its mailboxes.
  mutating func readOrganization(_ value: JSONToken) throws(JSONError) {
    let firstMailbox = world.mailboxes.count
    world.addresses = UniqueNames(ignoringCase: true)
    world.archiveAddresses = UniqueNames(ignoringCase: true)
    var draft = OrganizationDraft()
    try read(value, Fixtures.Organization.table, into: &draft)
    check(draft.backup)
    world.organizations.append(
      Organization(
        id: draft.id, name: draft.name, type: draft.type, isBackedUp: draft.backup.isBackedUp,
        firstBackup: draft.backup.first?.time, lastBackup: draft.backup.last?.time,
        mailboxes: firstMailbox..<world.mailboxes.count))
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

/// The fixtures' word on an organization's backups. A time is nil where it is wrong.
struct BackupTimes {
  var isBackedUp = true
  var first: (time: Timestamp?, origin: Origin)?
  var last: (time: Timestamp?, origin: Origin)?
}
