import Bytes
import JSONText

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
      FixtureField("outcome", .object(Fixtures.Outcome.table, Outcome()), \.outcome, into: \.outcome),
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
  var outcome: Outcome?
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
        folders: draft.folders, outcome: draft.outcome))
  }
}
