import HTTP1
import JSONText
import RestoreAPI

/// Why a control call is refused, as problem details (RFC 9457).
struct Problem: Error {
  private let status: Status
  private let detail: String
  private let allow: String?
  /// What it is about in the body, as JSON pointer; empty for nothing of it.
  private let pointer: String

  /// `detail` is a sentence for the one who called, and repeats nothing that was sent.
  init(_ status: Status, _ detail: String, allow: String? = nil, pointer: String = "") {
    self.status = status
    self.detail = detail
    self.allow = allow
    self.pointer = pointer
  }

  /// Makes it the answer.
  func write(to reply: inout Reply) {
    reply.response.status = status
    if let allow { reply.response.add("Allow", allow.utf8.span) }
    if status == .unauthorized { reply.response.add("WWW-Authenticate", "Bearer") }
    reply.json(as: "application/problem+json") { writer in
      writer.beginObject()
      // Of no type of its own: then the title is the status's phrase (RFC 9457 section 4.2.1).
      writer.member("type", "about:blank")
      writer.member("title", status.reason.description)
      writer.member("status", status.code)
      writer.member("detail", detail)
      if !pointer.isEmpty { writer.member("pointer", pointer) }
      writer.endObject()
    }
  }
}
