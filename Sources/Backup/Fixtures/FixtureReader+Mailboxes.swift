import Bytes
import JSONText

/// The members of a mailbox.
enum MailboxMember: String, FixtureMember {
  case id
  case name
  case email
  case isArchive
  case isPublic
  case folders
  case outcome

  static let table = MemberTable<Self>("a mailbox", required: [.id, .name, .email])
}

extension FixtureReader {
  /// Reads a mailbox of the organization begun last.
  mutating func readMailbox(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, MailboxMember.self)
    var id = UUID.zero
    var name = ""
    var email = ""
    var emailOrigin = object.origin
    var isArchive = false
    var isPublic = false
    var folders: [Folder] = []
    var outcome: Outcome?
    while let (member, value) = try next(in: &object) {
      switch member {
      case .id: id = try newId(value, of: .mailbox(world.mailboxes.count)) ?? id
      case .name: name = try nonEmptyString(value)
      case .email:
        emailOrigin = origin
        email = try nonEmptyString(value)
      case .isArchive: isArchive = try bool(value)
      case .isPublic: isPublic = try bool(value)
      case .folders:
        guard try beginArray(value) else { continue }
        while let element = try nextElement() { folders.append(try folder(element)) }
      case .outcome: outcome = try self.outcome(value)
      }
    }
    let first =
      isArchive
      ? world.archiveAddresses.insert(email, at: emailOrigin) : world.addresses.insert(email, at: emailOrigin)
    if let first {
      warn("another mailbox of the organization has this address", first: first, at: emailOrigin)
    }
    world.mailboxes.append(
      Mailbox(
        id: id, name: name, email: email, isArchive: isArchive, isPublic: isPublic, folders: folders, outcome: outcome))
  }
}
