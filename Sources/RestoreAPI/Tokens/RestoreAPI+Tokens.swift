import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// The stage "bearer token": any valid token may do anything (behaviour.md, section 1). Whatever is wrong, the answer
  /// is the same; only the diagnostics tell it apart, without the token.
  func authorize(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, for call: Call, noting judgement: inout Judgement
  ) throws(Rejection) {
    switch Authorization(head, in: bytes) {
    case .missing:
      Self.warnOfSimilarNames(in: head, bytes, noting: &judgement)
      throw Self.unauthorized(.tokenPresent, found: "no such field")
    case .malformed:
      throw Self.unauthorized(.tokenForm, found: "another form")
    case .bearer(let token):
      try check(token: bytes.extracting(token.bounds), for: call)
    }
  }

  /// Tokens of the fixtures. Tokens that this process issues are to be asked for here as well.
  private func check(token: Span<UInt8>, for call: Call) throws(Rejection) {
    guard let known = call.world.token(token) else {
      throw Self.unauthorized(.tokenKnown, found: "an unknown token of \(token.count) characters")
    }
    guard known.isValid(at: call.now) else {
      throw Self.unauthorized(.tokenAlive, found: "a token that has expired")
    }
  }

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
          expected: Authorization.name.description, found: "a similar name", suggestion: suggestion))
    }
  }
}
