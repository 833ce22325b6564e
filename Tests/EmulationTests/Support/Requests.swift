import TestSupport

/// Requests as text.
enum Requests {
  static let session = SmallWorld.session
  static let mailbox = SmallWorld.mailbox

  static func get(_ path: String, method: String = "GET", fields: String = "") -> String {
    "\(method) \(path) HTTP/1.1\r\nHost: localhost:4443\r\n\(fields)\r\n"
  }

  static func restore(
    mailbox: String = mailbox, body: String = #"{"userName":"a@b.example","userPassword":"hunter2-secret"}"#,
    token: String = "dev-token"
  ) -> String {
    "POST /v6/RestoreSessions/\(session)/organization/mailboxes/\(mailbox)/restore HTTP/1.1\r\n"
      + "Host: localhost:4443\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
