import JSONText

/// The members of a REST user.
enum RestUserMember: String, FixtureMember {
  case userName
  case password
  case grants
  case clientId

  static let table = MemberTable<Self>("a REST user", required: [.userName, .password])
}

extension FixtureReader {
  /// Reads an account of the REST API.
  mutating func readRestUser(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, RestUserMember.self)
    var userName = ""
    var password = Secret("")
    var grants = RestUser.defaultGrants
    var clientId: String?
    while let (member, value) = try next(in: &object) {
      switch member {
      case .userName:
        userName = try nonEmptyString(value)
        reportRepeated("the name of a REST user", first: world.restUserNames.insert(userName, at: origin))
      case .password: password = try nonEmptySecret(value)
      case .grants: grants = try self.grants(value)
      case .clientId:
        let id = try nonEmptyString(value)
        reportRepeated("the clientId of a REST user", first: world.clientIds.insert(id, at: origin))
        clientId = id
      }
    }
    world.restUsers.append(RestUser(userName: userName, password: password, grants: grants, clientId: clientId))
  }

  private mutating func grants(_ value: JSONToken) throws(JSONError) -> Set<Grant> {
    let start = origin
    guard try beginArray(value) else { return [] }
    var grants: Set<Grant> = []
    var isEmpty = true
    while let element = try nextElement() {
      isEmpty = false
      guard let grant = try choice(element, of: Grant.self) else { continue }
      if !grants.insert(grant).inserted { report("this grant is listed twice", at: origin) }
    }
    if isEmpty { report("must not be empty", suggestion: "leave it out for the default grants", at: start) }
    return grants
  }
}
