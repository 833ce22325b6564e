import JSONText

/// The members of a fixture document.
enum DocumentMember: String, FixtureMember {
  case schema = "$schema"
  case restUsers
  case tokens
  case organizations
  case restoreSessions
  case exchangeAccounts
  case deviceCodes

  static let table = MemberTable<Self>("a fixture document")
}

extension FixtureReader {
  /// Reads a whole document; every member of it may be absent, since several documents make one world.
  mutating func readDocument(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, DocumentMember.self)
    while let (member, value) = try next(in: &object) {
      guard member != .schema else {
        _ = try string(value)
        continue
      }
      guard try beginArray(value) else { continue }
      while let element = try nextElement() {
        switch member {
        case .schema: break
        case .restUsers: try readRestUser(element)
        case .tokens: try readToken(element)
        case .organizations: try readOrganization(element)
        case .restoreSessions: try readRestoreSession(element)
        case .exchangeAccounts: try readExchangeAccount(element)
        case .deviceCodes: try readDeviceCode(element)
        }
      }
    }
  }
}
