import HTTP1
import JSONText

extension RestoreAPI {
  /// What v6 adds to every answer (observed), and never a Server field.
  private static let securityFields: [(name: StaticString, value: StaticString)] = [
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-XSS-Protection", "1; mode=block"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Cache-Control", "no-store"),
    ("Pragma", "no-cache"),
  ]

  /// Begins an answer on the vendor's paths.
  func addSecurityFields(to response: inout Response) {
    for field in Self.securityFields { response.add(field.name, field.value) }
  }

  /// Says that the body is JSON.
  func addJSONType(to response: inout Response) {
    response.add("Content-Type", "application/json; charset=utf-8")
  }

  /// Ends an answer with a refusal: its message as JSON, or nothing.
  func answer(_ rejection: Rejection, into response: inout Response) {
    response.status = rejection.status
    response.reason = rejection.reason
    if let field = rejection.field { response.add(field.name, field.value.utf8.span) }
    guard let message = rejection.message else { return }
    if rejection.oauthError == nil { addJSONType(to: &response) } else { addTokenFields(to: &response) }
    var writer = JSONWriter(taking: &response.body)
    writer.beginObject()
    if let error = rejection.oauthError {
      writer.member("error", error.rawValue)
      writer.member("error_description", message)
    }
    writer.member("message", message)
    writer.endObject()
    writer.finish(into: &response.body)
  }
}
