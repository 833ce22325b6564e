/// A request to an emulator that answers without a socket.
public struct DirectRequest: Sendable {
  /// The method, such as `POST`.
  public var method: String
  /// The path and, behind a question mark, the query; percent-encoded as a client would send it.
  public var path: String
  /// The header fields. `Host` and `Content-Length` are added where they are missing.
  public var headers: HeaderFields
  /// The body.
  public var body: [UInt8]

  /// A request made of its parts.
  public init(_ method: String, _ path: String, headers: HeaderFields = [:], body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }

  /// A request without a body, with a bearer token if there is one.
  public static func get(_ path: String, token: String? = nil) -> DirectRequest {
    DirectRequest("GET", path, headers: authorization(token))
  }

  /// A request with a JSON text, with a bearer token if there is one.
  public static func post(_ path: String, json: String, token: String? = nil) -> DirectRequest {
    var request = DirectRequest("POST", path, headers: authorization(token), body: Array(json.utf8))
    request.headers["Content-Type"] = "application/json"
    return request
  }

  /// The request as it stands on a connection. Nothing in it is checked: what is no sound request is refused as if a
  /// client had sent it.
  public var message: [UInt8] {
    var head = "\(method) \(path) HTTP/1.1\r\n"
    if headers["Host"] == nil { head += "Host: localhost\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    let isFramed = headers["Content-Length"] != nil || headers["Transfer-Encoding"] != nil
    if !isFramed, !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  private static func authorization(_ token: String?) -> HeaderFields {
    token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
  }
}
