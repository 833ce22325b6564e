import Backup
import Bytes
import Choices
import Cryptography
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Issues a pair of tokens to a client that proves to be a user (behaviour.md, section 5).
  static func issueToken(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try throttle(call)
    var call = call
    call.body = try readTokenRequest(call.endpoint.body ?? .tokenRequest, text, &reply)
    let grant = try grant(of: call, in: text, using: &reply.scratch)
    let user = try user(by: grant, call, text, using: &reply.scratch)
    reply.trace.user = user.userName
    do throws(CryptographyError) {
      try call.api.writeTokens(for: user, call, &reply)
    } catch {
      throw unsigned(error)
    }
  }

  /// The answer where OpenSSL fails.
  static func unsigned(_ error: CryptographyError) -> Rejection {
    Rejection(
      .internalServerError,
      Violation(.tokenIssued, message: Message.failure, at: "", expected: "a signature", found: error.description))
  }

  /// What Katana adds to its answers, and the type as it spells it (framework).
  static func addTokenFields(to response: inout Response) {
    response.add("Expires", "-1")
    response.add("Content-Type", "application/json;charset=UTF-8")
  }

  /// Reads a form, or JSON: an object begins as no form does, whatever the media type says (assumed).
  private static func readTokenRequest(
    _ schema: BodySchema, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) -> RequestBody {
    do throws(Rejection) {
      guard text.beginsObject else {
        return try FormReader.read(schema, text, &reply)
      }
      return try BodyReader.read(schema, text, &reply)
    } catch {
      var rejection = error
      rejection.oauthError = .invalidRequest
      throw rejection
    }
  }

  private static func grant(
    of call: Call, in text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) -> Grant {
    let body = call.body
    scratch.text.removeAll(keepingCapacity: true)
    body[.grantType].text?.decode(into: &scratch.text, in: text)
    for grant in call.version.grants where grant.rawValue.utf8.elementsEqual(scratch.text) { return grant }
    let grants = call.version.grants.map(\.rawValue)
    let isGiven = body.has(.grantType)
    let suggestion =
      isGiven
      ? APIVersion.last(withGrant: scratch.text).map { "it ended with \($0.name)" }
        ?? Suggestion.closest(to: scratch.text.span, among: grants).map(Violation.didYouMean)
      : suggestion(forBodyWithoutGrant: text)
    var rejection = Rejection(
      .badRequest,
      body.violation(
        Breach(
          isGiven ? .grantKnown : .grantGiven, Message.unsupportedGrant, at: .grantType,
          expected: grants.joined(separator: ", "),
          suggestion: suggestion ?? Self.suggestion(for: .grantType, body, in: text)),
        in: text))
    rejection.oauthError = .unsupportedGrantType
    throw rejection
  }

  private static func suggestion(forBodyWithoutGrant body: Span<UInt8>) -> String? {
    guard body.count > 0 else { return "the body is empty; \(formOfPassword)" }
    // An equals sign that was encoded, and none that was not.
    guard body.indices.contains(where: { body[$0] == .percent }),
      !body.indices.contains(where: { body[$0] == UInt8(ascii: "=") })
    else { return nil }
    return "the form was percent-encoded as a whole; encode each value alone"
  }

  private static let formOfPassword = "send a form: grant_type=password&username=...&password=..."

  private func writeTokens(for user: RestUser, _ call: Call, _ reply: inout Reply) throws(CryptographyError) {
    // The framework leaves the fraction of the second out.
    let pair = tokens.begin(
      as: call.version.tokens, needsCookie: call.wantsAntiforgery,
      at: Timestamp(clampingSeconds: call.now.seconds))
    let dates = call.version.tokenDates ?? settings.tokenDates
    Self.addTokenFields(to: &reply.response)
    if pair.needsCookie { try addCookie(of: pair, to: &reply.response, using: &reply.scratch) }
    try reply.writer.write(into: &reply.response) { (writer, _) throws(CryptographyError) in
      try write(pair, for: user, dates, to: &writer, using: &reply.scratch)
    }
  }

  private func addCookie(
    of pair: TokenPair, to response: inout Response, using scratch: inout Scratch
  ) throws(CryptographyError) {
    scratch.text.removeAll(keepingCapacity: true)
    scratch.text.append(contentsOf: "\(AntiforgeryCookie.name)=".utf8)
    try tokens.signer.appendCode(of: .cookie, for: pair.id, to: &scratch.text, using: &scratch.decoded)
    scratch.text.append(contentsOf: AntiforgeryCookie.attributes.utf8)
    response.add("Set-Cookie", scratch.text.span)
  }

  private func write(
    _ pair: TokenPair, for user: RestUser, _ dates: TokenDates, to writer: inout JSONWriter,
    using scratch: inout Scratch
  ) throws(CryptographyError) {
    writer.beginObject()
    try tokens.write(.access, of: pair, for: user.userName, using: &scratch)
    writer.member("access_token", utf8: scratch.text.span)
    writer.member("token_type", "bearer")
    // The framework counts what is left when it answers, in whole seconds.
    writer.member("expires_in", tokens.lifetime - 1)
    try tokens.write(.refresh, of: pair, for: user.userName, using: &scratch)
    writer.member("refresh_token", utf8: scratch.text.span)
    writer.member("userName", user.userName)
    writer.member(".issued") { Self.append(pair.issued, as: dates, to: &$0) }
    writer.member(".expires") { Self.append(pair.expires, as: dates, to: &$0) }
    writer.endObject()
  }

  private static func append(_ time: Timestamp, as dates: TokenDates, to text: inout [UInt8]) {
    switch dates {
    case .iso8601: time.append(to: &text)
    case .rfc1123: HTTPDate(unixSeconds: time.seconds).append(to: &text)
    }
  }
}

extension Call {
  /// Whether the token that is asked for is to need the antiforgery cookie (documented).
  fileprivate var wantsAntiforgery: Bool {
    if case .bool(let isDisabled) = body[.disableAntiforgeryToken].value { !isDisabled } else { version.antiforgery }
  }
}

extension Span<UInt8> {
  /// Whether the first byte that is no white space begins a JSON object; a byte-order mark counts as white space.
  var beginsObject: Bool {
    var index = begins(with: "\u{FEFF}") ? 3 : 0
    while index < count, self[index].isASCIISpace { index += 1 }
    return index < count && self[index] == UInt8(ascii: "{")
  }
}

/// Why no token is issued, in the words of RFC 6749, section 5.2.
enum OAuthError: String, Sendable {
  /// The request cannot be read.
  case invalidRequest = "invalid_request"
  /// The client has not proved to be a user who may log in this way.
  case invalidGrant = "invalid_grant"
  /// `grant_type` is missing, or none that there is.
  case unsupportedGrantType = "unsupported_grant_type"
}
