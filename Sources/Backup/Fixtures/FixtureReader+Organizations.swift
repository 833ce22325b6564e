import JSONText

/// The members of an organization.
enum OrganizationMember: String, FixtureMember {
  case id
  case name
  case type
  case mailboxes

  static let table = MemberTable<Self>("an organization", required: [.id, .name, .type])
}

extension FixtureReader {
  /// Reads an organization and its mailboxes.
  mutating func readOrganization(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, OrganizationMember.self)
    let position = world.organizations.count
    let firstMailbox = world.mailboxes.count
    var id = UUID.zero
    var name = ""
    var type = OrganizationType.office365
    while let (member, value) = try next(in: &object) {
      switch member {
      case .id: id = try newId(value, of: .organization(position)) ?? id
      case .name: name = try nonEmptyString(value)
      case .type: type = try choice(value, of: OrganizationType.self) ?? type
      case .mailboxes:
        guard try beginArray(value) else { continue }
        while let element = try nextElement() { try readMailbox(element) }
      }
    }
    world.organizations.append(
      Organization(id: id, name: name, type: type, mailboxes: firstMailbox..<world.mailboxes.count))
  }
}
