import Backup
import Bytes
import HTTP1
import JSONText

extension RestoreAPI {
  /// The user who asks for a token by `grant`, and may.
  static func user(
    by grant: Grant, _ call: Call, _ text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    switch grant {
    case .password:
      let user = try userByPassword(call, text, using: &scratch)
      try check(user, may: grant, call.body, in: text)
      return user
    case .refreshToken:
      return try userByRefreshToken(call, text, using: &scratch)
    case .operator, .jwtBearer, .integration:
      return try userByClient(grant, call, text, using: &scratch)
    }
  }

  /// An unknown user costs the time of a wrong password, and gets the same body; the diagnostics tell them apart.
  private static func userByPassword(
    _ call: Call, _ text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    try check([.username, .password], Message.wrongLogin, call.body, in: text)
    call.body[.username].text?.decode(into: &scratch.text, in: text)
    call.body[.password].text?.decode(into: &scratch.password, in: text)
    let user = call.world.restUser(named: scratch.text.span)
    let isRight = (user?.password ?? unknownUsersPassword).matches(scratch.password.span)
    guard let user else {
      throw refused(
        Breach(
          .loginPassword, Message.wrongLogin, at: .username, expected: "the user name of one of the fixtures' restUsers"
        ),
        call.body, in: text)
    }
    guard isRight else {
      throw refused(
        Breach(
          .loginPassword, Message.wrongLogin, at: .password,
          expected: "the password of this user of the fixtures' restUsers"),
        call.body, in: text)
    }
    return user
  }

  /// The operator's way and its likes: the proof that a client sends is believed.
  private static func userByClient(
    _ grant: Grant, _ call: Call, _ text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    let proof: Property = grant == .integration ? .integrationToken : .assertion
    try check([.clientId, proof], Message.invalidClient, call.body, in: text)
    call.body[.clientId].text?.decode(into: &scratch.text, in: text)
    guard let user = call.world.restUser(ofClient: scratch.text.span) else {
      throw refused(
        Breach(
          .loginClient, Message.invalidClient, at: .clientId, expected: "the clientId of one of the fixtures' restUsers"
        ),
        call.body, in: text)
    }
    try check(user, may: grant, call.body, in: text)
    return user
  }

  /// A refresh token is spent once its user gets a new pair for it.
  private static func userByRefreshToken(
    _ call: Call, _ text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    try check([.refreshToken], Message.invalidRefreshToken, call.body, in: text)
    call.body[.refreshToken].text?.decode(into: &scratch.text, in: text)
    guard let token = call.api.tokens.refreshToken(scratch.text, into: &scratch.decoded) else {
      throw refused(
        Breach(
          .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
          expected: call.api.tokens.isAccessToken(scratch.text, into: &scratch.decoded)
            ? "the refresh_token of a login, not its access_token"
            : "a refresh token that was issued with this emulator's key"),
        call.body, in: text)
    }
    guard token.isValid(at: call.now) else {
      throw refused(
        Breach(
          .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
          expected: "a refresh token that has not expired; this one did at \(token.expires)"),
        call.body, in: text)
    }
    guard let user = call.world.restUser(named: scratch.decoded.span.extracting(token.userName.bounds)) else {
      throw refused(
        Breach(
          .tokenUser, Message.invalidRefreshToken, at: .refreshToken,
          expected: "the refresh token of one of the fixtures' restUsers"),
        call.body, in: text)
    }
    try check(user, may: .refreshToken, call.body, in: text)
    guard !call.installation.endedTokens.has(token.id) else {
      throw refused(
        Breach(
          .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
          expected: "a refresh token whose access token was not logged out"),
        call.body, in: text)
    }
    if token.needsCookie { try checkForRefresh(call.cookie, of: token) }
    guard call.installation.spentTokens.spend(token.id, until: token.expires, at: call.now) else {
      throw refused(
        Breach(
          .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
          expected: "a refresh token that was not used before"),
        call.body, in: text)
    }
    return user
  }

  private static func check(
    _ properties: [Property], _ message: String, _ body: RequestBody, in text: Span<UInt8>
  ) throws(Rejection) {
    for property in properties where !body.has(property) {
      throw refused(
        Breach(.loginWhole, message, at: property, expected: "a value", suggestion: "add \(property.name)"), body,
        in: text)
    }
  }

  private static func check(
    _ user: RestUser, may grant: Grant, _ body: RequestBody, in text: Span<UInt8>
  ) throws(Rejection) {
    guard !user.grants.contains(grant) else { return }
    throw refused(
      Breach(
        .grantAllowed, Message.grantNotAllowed, at: .grantType,
        expected: "one of the grants that the fixtures list for the user"),
      body, in: text)
  }

  private static func refused(_ breach: Breach, _ body: RequestBody, in text: Span<UInt8>) -> Rejection {
    var breach = breach
    breach.suggestion = suggestion(for: breach.property, body, in: text) ?? breach.suggestion
    var rejection = Rejection(.badRequest, body.violation(breach, in: text))
    rejection.oauthError = .invalidGrant
    return rejection
  }

  /// What to do about the value of `property`, which was refused, where its form tells.
  static func suggestion(for property: Property, _ body: RequestBody, in text: Span<UInt8>) -> String? {
    guard let value = body[property].text else { return nil }
    if case .form(let value) = value, value.range.bounds.contains(where: { text[$0] == UInt8(ascii: "+") }) {
      return "a + in a form is a blank; write %2B for a +"
    }
    var decoded: [UInt8] = []
    value.decode(into: &decoded, in: text)
    if property == .grantType, decoded.contains(UInt8(ascii: "&")) {
      return "encode each value alone, not the whole form"
    }
    return TextSlip(decoded.span)?.suggestion
  }

  private static let unknownUsersPassword = Secret("a password that is held against what unknown users send")
}
