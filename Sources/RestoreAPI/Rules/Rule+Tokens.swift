import Verdict

// The rules of bearer tokens: behaviour.md, sections 1 and 5.
extension Rule {
  static let tokenPresent = Rule(
    "token.present", .observed, "There is a bearer token, in the field Authorization.", example: "X-Auth-Token: xxx")

  static let tokenForm = Rule(
    "token.form", .observed, "Authorization is there once: the word Bearer, a blank and the token.",
    example: "Authorization: Token xxx")

  static let tokenKnown = Rule(
    "token.known", .observed, "The bearer token was issued here, or is one of the fixtures'.",
    example: "Authorization: Bearer xxx")

  static let tokenSigned = Rule(
    "token.signed", .observed,
    "An issued token is as it was issued, and signed with this emulator's key. --token-key gives emulators a key that they "
      + "share.",
    example: "Authorization: Bearer {access_token of another emulator}")

  static let tokenKind = Rule(
    "token.kind", .observed, "A bearer token is an access token, not a refresh token.",
    example: "Authorization: Bearer {refresh_token}")

  static let tokenAlive = Rule(
    "token.alive", .observed, "The bearer token has not expired.", example: "Authorization: Bearer expired-token")

  static let tokenUser = Rule(
    "token.user", .assumed, "The user of an issued token is still one of the fixtures'.",
    example: "Authorization: Bearer {access_token of a user who was taken out}")
}

extension Rule {
  static let tokenEnded = Rule(
    "token.ended", .assumed, "An issued token was not logged out. POST token/logout ends both tokens of a pair.",
    example: "Authorization: Bearer {access_token that was logged out}", since: "0.2.0")

  static let antiforgery = Rule(
    "token.antiforgery", .framework,
    "A token that was issued with antiforgery comes with the cookie that its answer set, to a refresh as well. Tokens of "
      + "v8 are issued so, unless disable_antiforgery_token is true.",
    example: "Authorization: Bearer {access_token of POST /v8/token, without the cookie}", since: "0.2.0")
}

// The rules of requests for tokens: behaviour.md, section 5.
extension Rule {
  static let throttle = Rule(
    "login.throttle", .observed,
    "There are not too many requests for tokens: 1 in a second, 5 in a minute, 1,500 in an hour. "
      + "This is judged with --throttle.",
    example: """
      POST /v6/token

      grant_type=password&username=administrator&password={the password, twice in a second}
      """)

  static let parameterOnce = Rule(
    "login.parameter-once", .assumed, "A parameter of a form is there once, as RFC 6749 has it.",
    example: """
      POST /v6/token

      grant_type=password&username=administrator&username=admin&password=xxx
      """)

  static let parameterText = Rule(
    "login.parameter-text", .assumed, "A parameter of a form is text in UTF-8, percent-encoded.",
    example: """
      POST /v6/token

      grant_type=password&username=J%F6rg&password=xxx
      """)

  static let grantGiven = Rule(
    "login.grant-given", .framework, "There is a grant_type.",
    example: """
      POST /v6/token

      username=administrator&password=xxx
      """)

  static let grantKnown = Rule(
    "login.grant-known", .framework,
    "The grant_type is password, refresh_token, operator, integration (until v7) or the one of JWT bearers.",
    example: """
      POST /v6/token

      grant_type=passwort&username=administrator&password=xxx
      """)

  static let loginWhole = Rule(
    "login.whole", .assumed, "The parameters that the grant needs are there.",
    example: """
      POST /v6/token

      grant_type=password&username=administrator
      """)

  static let loginPassword = Rule(
    "login.password", .assumed, "User name and password are those of one of the fixtures' restUsers.",
    example: """
      POST /v6/token

      grant_type=password&username=administrator&password=xxx
      """)

  static let loginClient = Rule(
    "login.client", .assumed, "The client_id is that of one of the fixtures' restUsers.",
    example: """
      POST /v6/token

      grant_type=operator&client_id=nobody.example&assertion=xxx
      """)

  static let loginRefreshToken = Rule(
    "login.refresh-token", .framework, "The refresh token was issued here, has not expired, and was not used.",
    example: """
      POST /v6/token

      grant_type=refresh_token&refresh_token=xxx
      """)

  static let grantAllowed = Rule(
    "login.grant-allowed", .assumed, "The grants that the fixtures list for the user have this one.",
    example: """
      POST /v6/token

      grant_type=operator&client_id={client of a user without this grant}&assertion=xxx
      """)

  static let tokenIssued = Rule(
    "login.issue", .assumed, "The token can be signed. Only a failure of OpenSSL breaks this.",
    example: """
      POST /v6/token

      grant_type=password&username=administrator&password={the password, while OpenSSL fails}
      """)
}
