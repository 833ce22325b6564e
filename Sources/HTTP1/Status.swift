/// A status code with its reason phrase (RFC 9110, section 15).
package struct Status: Equatable, Sendable {
  /// The three digits of the status line, 100 to 599.
  package let code: Int

  /// Takes the code, or answers nil outside 100 to 599, where it would have no class.
  package init?(code: Int) {
    guard 100...599 ~= code else { return nil }
    self.code = code
  }

  private init(_ code: Int) { self.code = code }

  /// Whether an answer with this status never has a body (RFC 9112, section 6.3): 1xx, 204, 304.
  package var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }

  package static let `continue` = Status(100)
  package static let ok = Status(200)
  package static let created = Status(201)
  package static let noContent = Status(204)
  package static let badRequest = Status(400)
  package static let unauthorized = Status(401)
  package static let forbidden = Status(403)
  package static let notFound = Status(404)
  package static let methodNotAllowed = Status(405)
  package static let requestTimeout = Status(408)
  package static let conflict = Status(409)
  package static let contentTooLarge = Status(413)
  package static let uriTooLong = Status(414)
  package static let unsupportedMediaType = Status(415)
  package static let expectationFailed = Status(417)
  package static let misdirectedRequest = Status(421)
  package static let tooManyRequests = Status(429)
  package static let requestHeaderFieldsTooLarge = Status(431)
  package static let internalServerError = Status(500)
  package static let notImplemented = Status(501)
  package static let serviceUnavailable = Status(503)
  package static let httpVersionNotSupported = Status(505)
}

extension Status {
  /// The reason phrase of RFC 9110, section 15, or of the RFC that registered the code; empty where none did, which
  /// the grammar allows.
  package var reason: StaticString {
    switch code {
    case 100: "Continue"
    case 101: "Switching Protocols"
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 203: "Non-Authoritative Information"
    case 204: "No Content"
    case 205: "Reset Content"
    case 206: "Partial Content"
    case 300: "Multiple Choices"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 303: "See Other"
    case 304: "Not Modified"
    case 307: "Temporary Redirect"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 402: "Payment Required"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 406: "Not Acceptable"
    case 407: "Proxy Authentication Required"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 410: "Gone"
    case 411: "Length Required"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 416: "Range Not Satisfiable"
    case 417: "Expectation Failed"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 423: "Locked"
    case 424: "Failed Dependency"
    case 426: "Upgrade Required"
    case 428: "Precondition Required"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 451: "Unavailable For Legal Reasons"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    case 507: "Insufficient Storage"
    case 511: "Network Authentication Required"
    default: ""
    }
  }
}
