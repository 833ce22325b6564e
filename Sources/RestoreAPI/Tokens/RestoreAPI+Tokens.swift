import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// The stage "bearer token": any valid token may do anything (behaviour.md, section 1). Whatever is wrong, the answer
  /// is the same; only the diagnostics tell it apart, without the token. The name of the token's user is returned.
  func authorize(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, for call: Call, using scratch: inout Scratch,
    noting judgement: inout Judgement
  ) throws(Rejection) -> String {
    switch Authorization(head, in: bytes) {
    case .missing:
      Self.warnOfSimilarNames(in: head, bytes, noting: &judgement)
      throw Self.unauthorized(.tokenPresent, found: "no such field")
    case .malformed:
      throw Self.unauthorized(.tokenForm, found: "another form")
    case .bearer(let range):
      let token = bytes.extracting(range.bounds)
      guard let known = call.world.token(token) else {
        return try userName(ofIssued: token, for: call, using: &scratch)
      }
      guard known.isValid(at: call.now) else { throw Self.expired }
      return known.userName
    }
  }

  /// Tokens that were issued here, or by an emulator with the same key.
  private func userName(
    ofIssued text: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) throws(Rejection) -> String {
    let token: SignedToken
    do throws(TokenFlaw) {
      token = try tokens.signer.read(text, into: &scratch.decoded)
    } catch {
      switch error {
      case .foreign: throw Self.unauthorized(.tokenKnown, found: "an unknown token of \(text.count) bytes")
      case .unsigned: throw Self.unauthorized(.tokenSigned, found: "a token that was changed, or signed elsewhere")
      }
    }
    guard token.kind == .access else { throw Self.unauthorized(.tokenKind, found: "a refresh token") }
    guard token.isValid(at: call.now) else { throw Self.expired }
    guard let user = call.world.restUser(named: scratch.decoded.span.extracting(token.userName.bounds)) else {
      throw Self.unauthorized(.tokenUser, found: "the token of a user who is not in the fixtures")
    }
    return user.userName
  }

  private static var expired: Rejection { unauthorized(.tokenAlive, found: "a token that has expired") }

  /// 401 with an empty body: given a JSON body, a known client does not log in again (observed).
  private static func unauthorized(_ rule: Rule, found: String) -> Rejection {
    Rejection(
      .unauthorized,
      Violation(rule, at: Authorization.name.description, expected: "Bearer and a valid token", found: found),
      field: Rejection.Field(name: "WWW-Authenticate", value: "Bearer"))
  }

  /// A misspelled `Authorization` looks like a missing one.
  private static func warnOfSimilarNames(
    in head: borrowing RequestHead, _ bytes: Span<UInt8>, noting judgement: inout Judgement
  ) {
    for index in 0..<head.fields.count {
      guard let field = head.fields[index],
        let suggestion = Suggestion.closest(
          to: bytes.extracting(field.name.bounds), among: [Authorization.name.description])
      else { continue }
      judgement.warn(
        Violation(
          .tokenPresent, at: String(repairing: bytes.extracting(field.name.bounds)),
          expected: Authorization.name.description, found: "a similar name",
          suggestion: Violation.didYouMean(suggestion)))
    }
  }
}
