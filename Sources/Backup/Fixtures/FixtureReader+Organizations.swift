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

extension Fixtures.Mailbox: FixtureObject {
  static let table = FixtureTable<Self, MailboxDraft>(
    "a mailbox",
    [
      FixtureField("id", \.id, required: true) { reader, value, draft throws(JSONError) in
        draft.id = try reader.newId(value, of: .mailbox(reader.world.mailboxes.count)) ?? draft.id
      },
      FixtureField("name", .nonEmptyString, \.name, into: \.name, required: true),
      FixtureField("email", \.email, required: true) { reader, value, draft throws(JSONError) in
        draft.emailOrigin = reader.origin
        draft.email = try reader.nonEmptyString(value)
      },
      FixtureField("isArchive", .bool, \.isArchive, into: \.isArchive),
      FixtureField("isPublic", .bool, \.isPublic, into: \.isPublic),
      FixtureField(list: "folders", \.folders) { reader, value, draft throws(JSONError) in
        var folder = Folder(name: "")
        try reader.read(value, Fixtures.Folder.table, into: &folder)
        draft.folders.append(folder)
      },
      FixtureField("outcome", \.writtenOutcome) { reader, value, draft throws(JSONError) in
        draft.script = try reader.restoreScript(value)
      },
    ])
}

/// A mailbox as it was read.
struct MailboxDraft {
  var id = UUID.zero
  var name = ""
  var email = ""
  /// Where `email` stands, or the mailbox where it has none.
  var emailOrigin: Origin
  var isArchive = false
  var isPublic = false
  var folders: [Folder] = []
  var script = RestoreScript()
}

extension FixtureReader {
  /// Reads a mailbox of the organization begun last.
  mutating func readMailbox(_ value: JSONToken) throws(JSONError) {
    var draft = MailboxDraft(emailOrigin: origin)
    try read(value, Fixtures.Mailbox.table, into: &draft)
    let first =
      draft.isArchive
      ? world.archiveAddresses.insert(draft.email, at: draft.emailOrigin)
      : world.addresses.insert(draft.email, at: draft.emailOrigin)
    if let first {
      warn("another mailbox of the organization has this address", first: first, at: draft.emailOrigin)
    }
    world.mailboxes.append(
      Mailbox(
        id: draft.id, name: draft.name, email: draft.email, isArchive: draft.isArchive, isPublic: draft.isPublic,
        folders: draft.folders, script: draft.script))
  }
}

extension Fixtures.Folder: FixtureObject {
  static let table = FixtureTable<Self, Folder>(
    "a folder",
    [
      FixtureField("name", .nonEmptyString, \.name, into: \.name, required: true),
      FixtureField("role", .word, \.role, into: \.role),
      FixtureField("hold", .word, \.hold, into: \.hold),
      FixtureField("items", .object(Fixtures.Items.table, ItemNumbers()), \.items, into: \.items),
    ])
}

extension Fixtures.Items: FixtureObject {
  static let table = FixtureTable<Self, ItemNumbers>(
    "a folder's items",
    [
      FixtureField("unchanged", .integer(in: ItemNumbers.range), \.unchanged, into: \.unchanged),
      FixtureField("changed", .integer(in: ItemNumbers.range), \.changed, into: \.changed),
      FixtureField("missing", .integer(in: ItemNumbers.range), \.missing, into: \.missing),
      FixtureField("failing", .integer(in: ItemNumbers.range), \.failing, into: \.failing),
    ])
}
