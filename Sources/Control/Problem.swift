import HTTP1
import JSONText

/// Why a control call is refused, as problem details (RFC 9457).
struct Problem: Error {
  private let status: Status
  private let detail: String
  private let allow: StaticString?

  /// `detail` is a sentence for the one who called, and repeats nothing that was sent.
  init(_ status: Status, _ detail: String, allow: StaticString? = nil) {
    self.status = status
    self.detail = detail
    self.allow = allow
  }

  /// Makes it the answer.
  func write(to response: inout Response) {
    response.status = status
    if let allow { response.add("Allow", allow) }
    if status == .unauthorized { response.add("WWW-Authenticate", "Bearer") }
    response.add("Content-Type", "application/problem+json")
    var writer = JSONWriter(taking: &response.body)
    writer.beginObject()
    // Of no type of its own: then the title is the status's phrase (RFC 9457 section 4.2.1).
    writer.member("type", "about:blank")
    writer.member("title", status.reason.description)
    writer.member("status", status.code)
    writer.member("detail", detail)
    writer.endObject()
    writer.finish(into: &response.body)
  }
}
