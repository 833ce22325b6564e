import JSONText

/// The members of an Exchange account.
enum ExchangeAccountMember: String, FixtureMember {
  case userName
  case password

  static let table = MemberTable<Self>("an Exchange account", required: [.userName, .password])
}

extension FixtureReader {
  /// Reads an account of a live Exchange organization; an empty password is one (behaviour.md, section 2).
  mutating func readExchangeAccount(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, ExchangeAccountMember.self)
    var userName = ""
    var password = Secret("")
    while let (member, value) = try next(in: &object) {
      switch member {
      case .userName:
        userName = try nonEmptyString(value)
        reportRepeated(
          "the name of an Exchange account", first: world.exchangeAccountNames.insert(userName, at: origin))
      case .password: password = try secret(value)
      }
    }
    world.exchangeAccounts.append(ExchangeAccount(userName: userName, password: password))
  }
}
