import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// What v6 adds to every answer (observed), and never a Server field.
  private static let securityFields: StaticString = """
    Strict-Transport-Security: max-age=31536000; includeSubDomains\r
    X-Content-Type-Options: nosniff\r
    X-XSS-Protection: 1; mode=block\r
    X-Frame-Options: SAMEORIGIN\r
    Cache-Control: no-store\r
    Pragma: no-cache\r

    """

  /// Begins an answer on the vendor's paths.
  func addSecurityFields(to response: inout Response) {
    response.add(lines: Self.securityFields)
  }

  /// Ends an answer with a refusal: its message as JSON, or nothing.
  func refuse(_ rejection: Rejection, _ reply: inout Reply) {
    reply.verdict.refuse(rejection.violations)
    reply.response.status = rejection.status
    reply.response.reason = rejection.reason
    if let field = rejection.field { reply.response.add(field.name, field.value.utf8.span) }
    guard let message = rejection.message else { return }
    if rejection.oauthError == nil { reply.response.addJSONType() } else { Self.addTokenFields(to: &reply.response) }
    reply.writer.write(into: &reply.response) { writer, _ in
      writer.beginObject()
      if let error = rejection.oauthError {
        writer.member("error", error.rawValue)
        writer.member("error_description", message)
      }
      writer.member("message", message)
      writer.endObject()
    }
  }
}
