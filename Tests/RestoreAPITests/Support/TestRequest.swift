import TestSupport

/// A request as a client types it; everything has a default that is answered with 200.
struct TestRequest {
  var method = "POST"
  var path: String
  var host = "abc.tech.local:4443"
  var fields: [(name: String, value: String)] = []
  var authorization: String? = "Bearer \(TestWorld.token)"
  var contentType: String? = "application/json"
  var body: [UInt8] = []

  init(_ method: String = "POST", _ path: String, body: String = "") {
    self.method = method
    self.path = path
    self.body = Array(body.utf8)
  }

  /// `POST …/mailboxes/{mailboxId}/restore`
  static func single(
    _ body: String, mailbox: String = TestWorld.plain, session: String = TestWorld.session
  ) -> TestRequest {
    TestRequest("POST", "/v6/RestoreSessions/\(session)/organization/mailboxes/\(mailbox)/restore", body: body)
  }

  /// `POST …/mailboxes/restore`
  static func bulk(_ body: String, session: String = TestWorld.session) -> TestRequest {
    TestRequest("POST", "/v6/RestoreSessions/\(session)/organization/mailboxes/restore", body: body)
  }

  /// A GET as clients send it: without body and Content-Type.
  static func get(_ path: String) -> TestRequest {
    TestRequest("GET", path).with { $0.contentType = nil }
  }

  /// The bytes on the wire.
  var bytes: [UInt8] {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)"]
    if let authorization { lines.append("Authorization: \(authorization)") }
    if let contentType { lines.append("Content-Type: \(contentType)") }
    lines += fields.map { "\($0.name): \($0.value)" }
    lines.append("Content-Length: \(body.count)")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}

extension TestRequest {
  func with(_ change: (inout TestRequest) -> Void) -> TestRequest {
    var changed = self
    change(&changed)
    return changed
  }
}
