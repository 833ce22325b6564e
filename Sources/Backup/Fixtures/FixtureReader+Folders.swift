import JSONText

/// The members of a folder.
enum FolderMember: String, FixtureMember {
  case name
  case role
  case hold
  case items

  static let table = MemberTable<Self>("a folder", required: [.name])
}

extension FixtureReader {
  /// A folder of a mailbox.
  mutating func folder(_ value: JSONToken) throws(JSONError) -> Folder {
    var object = try beginObject(value, FolderMember.self)
    var name = ""
    var role: FolderRole?
    var hold: Hold?
    var items = ItemNumbers()
    while let (member, value) = try next(in: &object) {
      switch member {
      case .name: name = try nonEmptyString(value)
      case .role: role = try choice(value, of: FolderRole.self)
      case .hold: hold = try choice(value, of: Hold.self)
      case .items: items = try itemNumbers(value)
      }
    }
    return Folder(name: name, role: role, hold: hold, items: items)
  }
}
