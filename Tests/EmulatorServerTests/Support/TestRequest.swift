/// Requests as text.
enum TestRequest {
  /// The body of a single restore.
  static let credentials = #"{"userName":"a@abc.onmicrosoft.com","userPassword":"secret"}"#

  static let health = "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"

  /// Is answered 404 with about as many bytes: for filling buffers in both directions.
  static let large = "GET /v6/\(String(repeating: "x", count: 7000)) HTTP/1.1\r\nHost: localhost\r\n\r\n"

  /// A restore of one mailbox, whole.
  static func restore(
    _ mailbox: String = TestServer.mailbox, body: String = credentials, fields: String = ""
  ) -> String {
    restoreHead(mailbox, fields: "Content-Length: \(body.utf8.count)\r\n" + fields) + body
  }

  /// The same without its body, and without a word of it.
  static func restoreHead(_ mailbox: String = TestServer.mailbox, fields: String = "") -> String {
    "POST /v6/RestoreSessions/\(TestServer.session)/organization/mailboxes/\(mailbox)/restore HTTP/1.1\r\n"
      + "Host: localhost\r\nAuthorization: Bearer dev-token\r\nContent-Type: application/json\r\n\(fields)\r\n"
  }
}
