import JSONText

/// The members of a token.
enum TokenMember: String, FixtureMember {
  case token
  case userName
  case expires

  static let table = MemberTable<Self>("a token", required: [.token, .userName])
}

extension FixtureReader {
  /// Reads a bearer token; its user may stand in a later document.
  mutating func readToken(_ value: JSONToken) throws(JSONError) {
    var object = try beginObject(value, TokenMember.self)
    var token = Secret("")
    var userName = ""
    var userNameOrigin = object.origin
    var expires: Timestamp?
    while let (member, value) = try next(in: &object) {
      switch member {
      case .token: token = try tokenText(value)
      case .userName:
        userNameOrigin = origin
        userName = try nonEmptyString(value)
      case .expires: expires = try timestamp(value)
      }
    }
    world.tokens.append(StaticToken(token: token, userName: userName, expires: expires))
    world.tokenUserOrigins.append(userNameOrigin)
  }

  /// A token that an Authorization field can carry: RFC 6750, section 2.1 (`b64token`).
  private mutating func tokenText(_ value: JSONToken) throws(JSONError) -> Secret {
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
