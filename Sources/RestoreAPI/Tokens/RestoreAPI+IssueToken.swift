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
    call.body = try readTokenRequest(text, &reply)
    let grant = try grant(of: call.body, in: text, using: &reply.scratch)
    let user = try user(by: grant, call, text, using: &reply.scratch)
    reply.trace.user = user.userName
    do throws(CryptographyError) {
      try call.api.writeTokens(for: user, at: call.now, &reply)
    } catch {
      throw Rejection(
        .internalServerError,
        Violation(.tokenIssued, message: Message.failure, at: "", expected: "a signature", found: error.description))
    }
  }

  /// What Katana adds to its answers, and the type as it spells it (framework).
  static func addTokenFields(to response: inout Response) {
    response.add("Expires", "-1")
    response.add("Content-Type", "application/json;charset=UTF-8")
  }

  /// Reads a form, or JSON: an object begins as no form does, whatever the media type says (assumed).
  private static func readTokenRequest(_ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) -> RequestBody {
    do throws(Rejection) {
      guard text.beginsObject else {
        return try FormReader.read(.tokenRequest, text, &reply)
      }
      return try BodyReader.read(.tokenRequest, text, &reply)
    } catch {
      var rejection = error
      rejection.oauthError = .invalidRequest
      throw rejection
    }
  }

  private static func grant(
    of body: RequestBody, in text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) -> Grant {
    scratch.text.removeAll(keepingCapacity: true)
    body[.grantType].text?.decode(into: &scratch.text, in: text)
    for grant in Grant.allCases where grant.rawValue.utf8.elementsEqual(scratch.text) { return grant }
    let grants = Grant.allCases.map(\.rawValue)
    let isGiven = body.has(.grantType)
    let suggestion =
      isGiven
      ? Suggestion.closest(to: scratch.text.span, among: grants).map(Violation.didYouMean)
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

  private func writeTokens(
    for user: RestUser, at now: Timestamp, _ reply: inout Reply
  ) throws(CryptographyError) {
    Self.addTokenFields(to: &reply.response)
    try reply.writer.write(into: &reply.response) { (writer, _) throws(CryptographyError) in
      try writeTokens(for: user, at: now, to: &writer, using: &reply.scratch)
    }
  }

  private func writeTokens(
    for user: RestUser, at now: Timestamp, to writer: inout JSONWriter, using scratch: inout Scratch
  ) throws(CryptographyError) {
    // The framework leaves the fraction of the second out.
    let issued = Timestamp(clampingSeconds: now.seconds)
    writer.beginObject()
    let access = try tokens.issue(.access, for: user.userName, at: issued, using: &scratch)
    writer.member("access_token", utf8: scratch.text.span)
    writer.member("token_type", "bearer")
    // The framework counts what is left when it answers, in whole seconds.
    writer.member("expires_in", tokens.lifetime - 1)
    _ = try tokens.issue(.refresh, for: user.userName, at: issued, using: &scratch)
    writer.member("refresh_token", utf8: scratch.text.span)
    writer.member("userName", user.userName)
    writer.member(".issued") { append(issued, to: &$0) }
    writer.member(".expires") { append(access, to: &$0) }
    writer.endObject()
  }

  private func append(_ time: Timestamp, to text: inout [UInt8]) {
    switch settings.tokenDates {
    case .iso8601: time.append(to: &text)
    case .rfc1123: HTTPDate(unixSeconds: time.seconds).append(to: &text)
    }
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
