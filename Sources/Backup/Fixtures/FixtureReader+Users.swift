import JSONText

extension Fixtures.RestUser: FixtureObject {
  static let table = FixtureTable<Self, RestUser>(
    "a REST user",
    [
      FixtureField("userName", \.userName, required: true) { reader, value, user throws(JSONError) in
        user.userName = try reader.nonEmptyString(value)
        let first = reader.world.restUserNames.insert(user.userName, at: reader.origin)
        reader.reportRepeated("the name of a REST user", first: first)
      },
      FixtureField("password", .nonEmptySecret, \.password, into: \.password, required: true),
      FixtureField("grants", \.grants) { reader, value, user throws(JSONError) in
        user.grants = try reader.grants(value)
      },
      FixtureField("clientId", \.clientId) { reader, value, user throws(JSONError) in
        let id = try reader.nonEmptyString(value)
        reader.reportRepeated(
          "the clientId of a REST user", first: reader.world.clientIds.insert(id, at: reader.origin))
        user.clientId = id
      },
    ])
}

extension Fixtures.Token: FixtureObject {
  static let table = FixtureTable<Self, TokenDraft>(
    "a token",
    [
      FixtureField("token", \.token, required: true) { reader, value, draft throws(JSONError) in
        draft.token.token = try reader.tokenText(value)
      },
      FixtureField("userName", \.userName, required: true) { reader, value, draft throws(JSONError) in
        draft.userNameOrigin = reader.origin
        draft.token.userName = try reader.nonEmptyString(value)
      },
      FixtureField("expires", .time, \.expires, into: \.token.expires),
    ])
}

extension Fixtures.ExchangeAccount: FixtureObject {
  /// An empty password is one (behaviour.md, section 2).
  static let table = FixtureTable<Self, ExchangeAccount>(
    "an Exchange account",
    [
      FixtureField("userName", \.userName, required: true) { reader, value, account throws(JSONError) in
        account.userName = try reader.nonEmptyString(value)
        let first = reader.world.exchangeAccountNames.insert(account.userName, at: reader.origin)
        reader.reportRepeated("the name of an Exchange account", first: first)
      },
      FixtureField("password", .secret, \.password, into: \.password, required: true),
    ])
}

/// A token and where it names its user.
struct TokenDraft {
  var token = StaticToken()
  var userNameOrigin: Origin
}

extension FixtureReader {
  /// Reads an account of the REST API.
  mutating func readRestUser(_ value: JSONToken) throws(JSONError) {
    var user = RestUser()
    try read(value, Fixtures.RestUser.table, into: &user)
    world.restUsers.append(user)
  }

  /// Reads a bearer token; its user may stand in a later document.
  mutating func readToken(_ value: JSONToken) throws(JSONError) {
    var draft = TokenDraft(userNameOrigin: origin)
    try read(value, Fixtures.Token.table, into: &draft)
    world.tokens.append(draft.token)
    world.tokenUserOrigins.append(draft.userNameOrigin)
  }

  /// Reads an account of a live Exchange organization.
  mutating func readExchangeAccount(_ value: JSONToken) throws(JSONError) {
    var account = ExchangeAccount()
    try read(value, Fixtures.ExchangeAccount.table, into: &account)
    world.exchangeAccounts.append(account)
  }

  /// Reads a device code, which is a secret: anyone who knows it can sign in.
  mutating func readDeviceCode(_ value: JSONToken) throws(JSONError) {
    reportRepeated("a device code", first: world.deviceCodes.insert(try nonEmptySecret(value).bytes, at: origin))
  }

  /// The grants of a list, which must not be empty.
  fileprivate mutating func grants(_ value: JSONToken) throws(JSONError) -> Set<Grant> {
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

  /// A token that an Authorization field can carry: RFC 6750, section 2.1 (`b64token`).
  fileprivate mutating func tokenText(_ value: JSONToken) throws(JSONError) -> Secret {
    let secret = try nonEmptySecret(value)
    let padding = secret.bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    let body = secret.bytes.dropLast(padding)
    guard body.allSatisfy(Self.isTokenByte), padding == 0 || !body.isEmpty else {
      report("a token holds letters, digits and -._~+/ and may end in =", at: origin)
      return secret
    }
    reportRepeated("a token", first: world.tokenNames.insert(secret.bytes, at: origin))
    return secret
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
