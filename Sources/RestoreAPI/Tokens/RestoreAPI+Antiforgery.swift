import Bytes
import HTTP1
import Verdict

// Antiforgery: the cookie that has to come with some tokens (behaviour.md, section 8).
extension RestoreAPI {
  /// Judges what a request has of the cookie that its token needs: 400, as the framework answers.
  static func check(_ cookie: AntiforgeryCookie.Finding, of token: SignedToken) throws(Rejection) {
    if let violation = violation(by: cookie, of: token) { throw Rejection(.badRequest, violation) }
  }

  /// The same of a request for another pair, for which the cookie of the pair before is needed (documented).
  static func checkForRefresh(_ cookie: AntiforgeryCookie.Finding, of token: SignedToken) throws(Rejection) {
    guard let violation = violation(by: cookie, of: token) else { return }
    var rejection = Rejection(.badRequest, violation)
    rejection.oauthError = .invalidGrant
    throw rejection
  }

  private static func violation(by cookie: AntiforgeryCookie.Finding, of token: SignedToken) -> Violation? {
    switch cookie {
    case .of(let ids) where ids.contains(token.id):
      nil
    case .of:
      violation(Message.otherAntiforgeryCookie, found: "that of another token", keepUp)
    case .unsigned(let count):
      violation(
        Message.unknownAntiforgeryCookie, found: "\(count) bytes that this emulator's key has not signed", keepUp)
    case .missing(let hasOthers):
      violation(
        Message.noAntiforgeryCookie, found: hasOthers ? "other cookies" : "no cookie",
        "keep the cookies of the answer that had the token and send them back, or ask for the token with "
          + "disable_antiforgery_token=true")
    }
  }

  private static func violation(_ message: String, found: String, _ suggestion: String) -> Violation {
    Violation(
      .antiforgery, message: message, at: "Cookie", expected: "the cookie \(AntiforgeryCookie.name) of the token",
      found: found, suggestion: suggestion)
  }

  private static let keepUp =
    "send the cookie of the same answer as the token, or ask for the token with disable_antiforgery_token=true"
}
