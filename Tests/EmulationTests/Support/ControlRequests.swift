import TestSupport

extension Requests {
  /// A request with a body in JSON, and with the token that everybody may have.
  static func json(_ method: String, _ path: String, _ body: String = "") -> String {
    "\(method) \(path) HTTP/1.1\r\nHost: localhost:4443\r\nAuthorization: Bearer dev-token\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// Makes a restore session of the caller's own.
  static func put(session: String, _ body: String) -> String { json("PUT", "/_emulator/sessions/\(session)", body) }

  /// The path of a restore session.
  static func path(ofSession session: String, _ rest: String = "") -> String { "/v6/RestoreSessions/\(session)\(rest)" }

  /// A sound restore of a mailbox of any session.
  static func restore(in session: String, mailbox: String) -> String {
    json(
      "POST", path(ofSession: session, "/organization/mailboxes/\(mailbox)/restore"),
      #"{"userName":"a@b.example","userPassword":"hunter2-secret"}"#)
  }

  /// The id of the number-th session of a test.
  static func session(number: Int) -> String {
    "77777777-0000-4000-8000-\(String(1_000_000_000_000 + number).dropFirst())"
  }
}
