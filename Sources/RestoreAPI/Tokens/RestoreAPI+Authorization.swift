import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

/// Who sent a request, by its token.
struct Bearer {
  /// The name of the user, in the fixtures.
  let userName: String
  /// The token, where it was issued and stands not in the fixtures.
  var token: SignedToken?
}

extension RestoreAPI {
  /// The stage "bearer token": any valid token may do anything (behaviour.md, section 1). Whatever is wrong, the answer
  /// is the same; only the diagnostics tell it apart, without the token.
  func authorize(_ head: borrowing RequestHead, in bytes: Span<UInt8>, for call: Call, _ reply: inout Reply)
    throws(Rejection) -> Bearer
  {
    switch Authorization(head, in: bytes) {
    case .missing:
      Self.warnOfOtherPlaces(in: head, bytes, noting: &reply.verdict)
      throw Self.unauthorized(.tokenPresent, found: "no such field", AuthorizationSlip.login)
    case .malformed:
      throw Self.malformed(head, in: bytes)
    case .bearer(let range):
      let token = bytes.extracting(range.bounds)
      guard let known = call.world.token(token) else {
        let bearer = try bearer(ofIssued: token, for: call, using: &reply.scratch)
        if let token = bearer.token, token.needsCookie {
          let cookie = AntiforgeryCookie.Finding(head, in: bytes, by: tokens.signer, using: &reply.scratch.decoded)
          try Self.check(cookie, of: token)
        }
        return bearer
      }
      guard known.isValid(at: call.now) else {
        throw Self.expired(
          known.expires ?? call.now, at: call.now,
          "it has expired; take another one, or change its expires in the fixtures")
      }
      return Bearer(userName: known.userName)
    }
  }

  /// Tokens that were issued here, or by an emulator with the same key.
  private func bearer(
    ofIssued text: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) throws(Rejection) -> Bearer {
    let token: SignedToken
    do throws(TokenFlaw) {
      token = try tokens.signer.read(text, into: &scratch.decoded)
    } catch {
      throw unauthorized(error, of: text, for: call, using: &scratch)
    }
    guard token.kind == .access else {
      throw Self.unauthorized(.tokenKind, found: "a refresh token", "send access_token, not refresh_token")
    }
    guard token.isValid(at: call.now) else {
      throw Self.expired(
        token.expires, at: call.now, "it has expired; log in again, or send the refresh token to POST /v6/token")
    }
    guard !call.installation.endedTokens.has(token.id) else {
      throw Self.unauthorized(.tokenEnded, found: "a token that was logged out", "log in again")
    }
    guard let user = call.world.restUser(named: scratch.decoded.span.extracting(token.userName.bounds)) else {
      throw Self.unauthorized(
        .tokenUser, found: "the token of a user who is not in the fixtures", "log in as one of the fixtures' restUsers")
    }
    return Bearer(userName: user.userName, token: token)
  }

  /// Why `text` is no token of ours, as far as can be told.
  private func unauthorized(
    _ flaw: TokenFlaw, of text: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) -> Rejection {
    let rule =
      switch flaw {
      case .foreign, .incomplete: Rule.tokenKnown
      case .unsigned: Rule.tokenSigned
      }
    guard flaw != .incomplete else {
      return Self.unauthorized(
        rule, found: "a JWT of this key without the claims sub, exp and jti",
        "give it a user's name, seconds since 1970 and a UUID, or log in")
    }
    let excess = tokens.signer.excess(of: text, for: call.world.restUsers, into: &scratch.decoded)
    if let excess, let slip = AuthorizationSlip(token: text, excess: excess) { return Self.unauthorized(rule, slip) }
    guard excess != nil || flaw == .unsigned else { return Self.unauthorized(rule, AuthorizationSlip(unknown: text)) }
    if tokens.isOfThisRun(text, into: &scratch.decoded) {
      return Self.unauthorized(rule, found: "a token of this emulator that was changed", "send it as it was issued")
    }
    return Self.unauthorized(
      rule, found: "a token of another emulator's key, or that was changed",
      "log in again: without --token-key each start has another key")
  }

  private static func malformed(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Rejection {
    let value = head.value(of: Authorization.name, in: bytes) ?? ByteRange(start: 0, count: 0)
    let count = head.fields.occurrences(of: Authorization.name, in: bytes)
    return unauthorized(.tokenForm, AuthorizationSlip(malformed: bytes.extracting(value.bounds), count: count))
  }

  /// Seconds after which a date says more than an age.
  private static let longestAge = 86_400

  private static func expired(_ end: Timestamp, at now: Timestamp, _ suggestion: String) -> Rejection {
    let seconds = now.seconds(since: end)
    let age = seconds < longestAge ? ", \(seconds) s ago" : ""
    return unauthorized(.tokenAlive, found: "a token that expired at \(end)\(age)", suggestion)
  }

  private static func unauthorized(_ rule: Rule, _ slip: AuthorizationSlip) -> Rejection {
    unauthorized(rule, found: slip.found, slip.suggestion)
  }

  /// 401 with an empty body: given a JSON body, a known client does not log in again (observed).
  private static func unauthorized(_ rule: Rule, found: String, _ suggestion: String) -> Rejection {
    Rejection(
      .unauthorized,
      Violation(
        rule, at: Authorization.name.description, expected: "Bearer and a valid token", found: found,
        suggestion: suggestion),
      field: Rejection.Field(name: "WWW-Authenticate", value: "Bearer"))
  }

  /// A misspelled `Authorization` looks like a missing one, and so does a token in the field or the parameter of another
  /// product.
  private static func warnOfOtherPlaces(
    in head: borrowing RequestHead, _ bytes: Span<UInt8>, noting verdict: inout Verdict
  ) {
    for index in 0..<head.fields.count {
      guard let field = head.fields[index] else { continue }
      let name = bytes.extracting(field.name.bounds)
      if otherFields.contains(where: { bytes.holds($0, ignoringCaseAt: field.name) }) {
        warn(of: String(repairing: name), found: "a field of other products", noting: &verdict)
      } else if let suggestion = Suggestion.closest(to: name, among: [Authorization.name.description]) {
        verdict.warn(
          Violation(
            .tokenPresent, at: String(repairing: name), expected: Authorization.name.description,
            found: "a similar name", suggestion: Violation.didYouMean(suggestion)))
      }
    }
    guard let query = head.query else { return }
    for parameter in otherParameters where bytes.extracting(query.bounds).hasParameter(parameter) {
      warn(of: "?\(parameter)", found: "a query parameter", noting: &verdict)
    }
  }

  private static func warn(of place: String, found: String, noting verdict: inout Verdict) {
    verdict.warn(
      Violation(
        .tokenPresent, at: place, expected: Authorization.name.description, found: found,
        suggestion: "send the token as Authorization: Bearer"))
  }

  /// Where other products take a token.
  private static let otherFields: [StaticString] = [
    "X-Auth-Token", "X-Access-Token", "X-Api-Key", "X-Token", "Api-Key", "ApiKey", "Token", "Access-Token",
    "Auth-Token",
    "access_token", "X-RestSvcSessionId",
  ]
  /// The same, in queries.
  private static let otherParameters: [StaticString] = ["access_token", "token", "bearer", "api_key", "apikey"]
}

extension Span<UInt8> {
  /// Whether a query has a parameter of this name, in any case.
  fileprivate func hasParameter(_ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    return indices.contains { start in
      guard start == 0 || self[start - 1] == UInt8(ascii: "&"), start + length <= count else { return false }
      guard holds(name, ignoringCaseAt: ByteRange(start: start, count: length)) else { return false }
      return start + length == count || self[start + length] == UInt8(ascii: "=")
    }
  }
}
