import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// The user who asks for a token by `grant`, and may.
  func user(
    by grant: Grant, of request: RequestBody, in body: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    switch grant {
    case .password:
      let user = try userByPassword(request, in: body, for: call, using: &scratch)
      try Self.check(user, may: grant, request, in: body)
      return user
    case .refreshToken:
      return try userByRefreshToken(request, in: body, for: call, using: &scratch)
    case .operator, .jwtBearer:
      return try userByClient(grant, vouched: .assertion, request, in: body, for: call, using: &scratch)
    case .integration:
      return try userByClient(grant, vouched: .integrationToken, request, in: body, for: call, using: &scratch)
    }
  }

  /// An unknown user costs the time of a wrong password, and gets the same body; the diagnostics tell them apart.
  private func userByPassword(
    _ request: RequestBody, in body: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    try Self.check([.username, .password], Message.wrongLogin, request, in: body)
    request[.username].text?.decode(into: &scratch.text, in: body)
    request[.password].text?.decode(into: &scratch.password, in: body)
    let user = call.world.restUser(named: scratch.text.span)
    let isRight = (user?.password ?? Self.nobodysPassword).matches(scratch.password.span)
    guard let user else {
      throw Self.refused(
        .loginPassword, Message.wrongLogin, at: .username, expected: "the user name of one of the fixtures' restUsers",
        request, in: body)
    }
    guard isRight else {
      throw Self.refused(
        .loginPassword, Message.wrongLogin, at: .password,
        expected: "the password of this user of the fixtures' restUsers", request, in: body)
    }
    return user
  }

  /// The operator's way and its likes: whatever vouches for a client is believed.
  private func userByClient(
    _ grant: Grant, vouched: Property, _ request: RequestBody, in body: Span<UInt8>, for call: Call,
    using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    try Self.check([.clientId, vouched], Message.invalidClient, request, in: body)
    request[.clientId].text?.decode(into: &scratch.text, in: body)
    guard let user = call.world.restUser(ofClient: scratch.text.span) else {
      throw Self.refused(
        .loginClient, Message.invalidClient, at: .clientId, expected: "the clientId of one of the fixtures' restUsers",
        request, in: body)
    }
    try Self.check(user, may: grant, request, in: body)
    return user
  }

  /// A refresh token is spent once its user gets a new pair for it.
  private func userByRefreshToken(
    _ request: RequestBody, in body: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) throws(Rejection) -> RestUser {
    try Self.check([.refreshToken], Message.invalidRefreshToken, request, in: body)
    request[.refreshToken].text?.decode(into: &scratch.text, in: body)
    guard let token = tokens.refreshToken(scratch.text, into: &scratch.decoded) else {
      throw Self.refused(
        .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
        expected: tokens.isAccessToken(scratch.text, into: &scratch.decoded)
          ? "the refresh_token of a login, not its access_token"
          : "a refresh token that was issued with this emulator's key", request, in: body)
    }
    guard token.isValid(at: call.now) else {
      throw Self.refused(
        .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
        expected: "a refresh token that has not expired; this one did at \(token.expires)", request, in: body)
    }
    guard let user = call.world.restUser(named: scratch.decoded.span.extracting(token.userName.bounds)) else {
      throw Self.refused(
        .tokenUser, Message.invalidRefreshToken, at: .refreshToken,
        expected: "the refresh token of one of the fixtures' restUsers", request, in: body)
    }
    try Self.check(user, may: .refreshToken, request, in: body)
    guard call.installation.spentTokens.spend(token.id, until: token.expires, at: call.now) else {
      throw Self.refused(
        .loginRefreshToken, Message.invalidRefreshToken, at: .refreshToken,
        expected: "a refresh token that was not used before", request, in: body)
    }
    return user
  }

  private static func check(
    _ properties: [Property], _ message: String, _ request: RequestBody, in body: Span<UInt8>
  ) throws(Rejection) {
    for property in properties where !request.has(property) {
      throw refused(.loginWhole, message, at: property, expected: "a value", request, in: body)
    }
  }

  private static func check(
    _ user: RestUser, may grant: Grant, _ request: RequestBody, in body: Span<UInt8>
  ) throws(Rejection) {
    guard !user.grants.contains(grant) else { return }
    throw refused(
      .grantAllowed, Message.grantNotAllowed, at: .grantType,
      expected: "one of the grants that the fixtures list for the user",
      request, in: body)
  }

  private static func refused(
    _ rule: Rule, _ message: String, at property: Property, expected: String, _ request: RequestBody,
    in body: Span<UInt8>
  ) -> Rejection {
    var rejection = Rejection(
      .badRequest,
      Violation(
        rule, message: message, at: request.pointer(to: property, in: body).description,
        position: request.position(of: property, in: body), expected: expected,
        found: request.found(property, in: body), suggestion: suggestion(for: property, request, in: body)))
    rejection.oauthError = .invalidGrant
    return rejection
  }

  /// What to do about the value of `property`, which was refused, where its form tells.
  static func suggestion(for property: Property, _ request: RequestBody, in body: Span<UInt8>) -> String? {
    guard let text = request[property].text else { return nil }
    if case .form(let value) = text, value.range.bounds.contains(where: { body[$0] == UInt8(ascii: "+") }) {
      return "a + in a form is a blank; write %2B for a +"
    }
    var value: [UInt8] = []
    text.decode(into: &value, in: body)
    if property == .grantType, value.contains(UInt8(ascii: "&")) {
      return "encode each value alone, not the whole form"
    }
    return TextSlip(value.span)?.suggestion
  }

  private static let nobodysPassword = Secret("a password that is held against what unknown users send")
}
