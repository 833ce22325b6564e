import HTTP1
import Testing

/// A message as it may come, and what it is answered with.
struct MessageVector: Sendable, CustomTestStringConvertible {
  /// The RFC's section first.
  let name: String
  let text: String
  var statuses: [Int]
  var isHead = false

  var testDescription: String { name }

  private static let health = "/_emulator/health"

  private init(_ name: String, _ text: String, _ statuses: Int..., isHead: Bool = false) {
    self.name = name
    self.text = text
    self.statuses = statuses
    self.isHead = isHead
  }

  private static func get(_ fields: String..., line: String = "GET \(health) HTTP/1.1", body: String = "") -> String {
    ([line, "Host: a"] + fields).map { $0 + "\r\n" }.joined() + "\r\n" + body
  }

  private static func post(_ fields: String..., body: String = "") -> String {
    (["POST /v6/token HTTP/1.1", "Host: a"] + fields).map { $0 + "\r\n" }.joined() + "\r\n" + body
  }

  /// Those behind which the connection goes on.
  static let accepted = [
    Self("9112 2.2: an empty line before the request line", "\r\n" + get(), 200),
    Self("9112 2.3: a higher minor version", get(line: "GET \(health) HTTP/1.2"), 200),
    Self("9112 3.2.1: origin-form with a query", get(line: "GET \(health)?a=b HTTP/1.1"), 200),
    Self("9112 3.2.2: absolute-form wins over Host", get(line: "GET https://other\(health) HTTP/1.1"), 200),
    Self("9112 3.2.4: asterisk-form", get(line: "OPTIONS * HTTP/1.1"), 200),
    Self("9112 3.2.4: absolute-form without a path", get(line: "OPTIONS https://other HTTP/1.1"), 200),
    Self("9112 5: a name in any case", get("cONTENT-lENGTH: 2", body: "ab"), 200),
    Self("9112 5.1: white space around a value", get("Content-Length: \t 2 \t", body: "ab"), 200),
    Self("9112 6.3: no length is no body", post(), 400),
    Self("9112 6.3: a body that looks like a request", get("Content-Length: \(get().utf8.count)", body: get()), 200),
    Self("9112 7.1: a chunked body", post("Transfer-Encoding: chunked", body: "3\r\nabc\r\n0\r\n\r\n"), 400),
    Self("9112 7.1.1: extensions", post("Transfer-Encoding: chunked", body: "1;a;b=\"c\"\r\nx\r\n0;d\r\n\r\n"), 400),
    Self(
      "9112 7.1.2: trailers do not frame",
      post("Transfer-Encoding: chunked", body: "0\r\nContent-Length: 99\r\nHost: b\r\n\r\n"), 400),
    Self("9112 9.3: HTTP/1.0 with keep-alive", get("Connection: keep-alive", line: "GET \(health) HTTP/1.0"), 200),
    Self(
      "9112 9.3.2: pipelined requests", get() + post() + get(line: "GET /nowhere HTTP/1.1") + get(), 200, 400, 404, 200),
    Self("9110 5.5: bytes beyond ASCII in a value", get("A: é"), 200),
    Self("9110 7.8: an upgrade is not taken", get("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"), 200),
    Self("9110 9.1: an unknown method on a known path", get(line: "BREW /v6/token HTTP/1.1"), 405),
    Self("9110 9.1: an unknown method elsewhere", get(line: "BREW /nowhere HTTP/1.1"), 404),
    Self("9110 9.3.2: HEAD without a body", get(line: "HEAD \(health) HTTP/1.1"), 200, isHead: true),
    Self("9110 9.3.8: TRACE", get(line: "TRACE /v6/token HTTP/1.1"), 405),
    Self("9110 14.2: a range of what has none", get("Range: bytes=0-1"), 200),
  ]

  /// Those that end the connection themselves.
  static let last = [
    Self("9112 9.3: HTTP/1.0", get(line: "GET \(health) HTTP/1.0"), 200),
    Self("9112 9.3: HTTP/1.0 without Host", "GET \(health) HTTP/1.0\r\n\r\n", 200),
    Self("9112 9.6: close", get("Connection: close"), 200),
    Self("9112 9.6: close among other options", get("Connection: keep-alive, CLOSE"), 200),
  ]

  /// Those that are refused.
  static let refused = [
    Self("9112 2.2: a bare LF behind the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
    Self("9112 2.2: a bare LF behind a field", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400),
    Self("9112 2.2: a bare LF at the head's end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400),
    Self("9112 2.2: a bare CR", get("A: b\rc: d"), 400),
    Self("9112 2.2: white space before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
    Self("9112 2.2: too many empty lines", String(repeating: "\r\n", count: HTTPLimits.emptyLines + 1), 400),
    Self("9112 2.3: HTTP/2", get(line: "GET / HTTP/2.0"), 505),
    Self("9112 2.3: HTTP/0.9", "GET /\r\n", 400),
    Self("9112 2.3: a version in small letters", get(line: "GET / http/1.1"), 400),
    Self("9112 3: two spaces", get(line: "GET  / HTTP/1.1"), 400),
    Self("9112 3: a space at the end", get(line: "GET / HTTP/1.1 "), 400),
    Self("9112 3: a tab", get(line: "GET\t/ HTTP/1.1"), 400),
    Self("9112 3: a method without end", String(repeating: "M", count: HTTPLimits.method + 1), 501),
    Self(
      "9112 3: a target that is too long",
      get(line: "GET /\(String(repeating: "a", count: HTTPLimits.target)) HTTP/1.1"), 414),
    Self("9112 3.2: a NUL in the target", get(line: "GET /\u{0} HTTP/1.1"), 400),
    Self("9112 3.2: a fragment", get(line: "GET /#a HTTP/1.1"), 400),
    Self("9112 3.2: no Host", "GET / HTTP/1.1\r\n\r\n", 400),
    Self("9112 3.2: two Hosts", get("Host: a"), 400),
    Self("9112 3.2: a Host that is none", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
    Self("9112 3.2.2: user information", get(line: "GET https://user@a/ HTTP/1.1"), 400),
    Self("9112 3.2.3: authority-form", get(line: "CONNECT a:443 HTTP/1.1"), 501),
    Self("9112 3.2.4: an asterisk of another method", get(line: "GET * HTTP/1.1"), 400),
    Self("9112 5.1: white space before the colon", get("A : b"), 400),
    Self("9112 5.1: no colon", get("A"), 400),
    Self("9112 5.1: no name", get(": b"), 400),
    Self("9112 5.2: obs-fold", get("A: b", " c"), 400),
    Self("9112 5.2: obs-fold of Transfer-Encoding", post("Transfer-Encoding:", " chunked"), 400),
    Self("9110 5.5: a NUL in a value", get("A: \u{0}"), 400),
    Self("9110 5.4: too many fields", get(String(repeating: "A: b\r\n", count: HTTPLimits.fields) + "A: b"), 431),
    Self("9110 5.4: a head that is too large", get("A: " + String(repeating: "b", count: HTTPLimits.head)), 431),
    Self("9112 6.1: a coding that is unknown", post("Transfer-Encoding: gzip, chunked"), 501),
    Self("9112 6.1: chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    Self(
      "9112 6.1: Transfer-Encoding before Content-Length",
      post("Transfer-Encoding: chunked", "Content-Length: 5", body: "0\r\n\r\n"), 400),
    Self(
      "9112 6.1: Content-Length before Transfer-Encoding",
      post("Content-Length: 5", "Transfer-Encoding: chunked", body: "0\r\n\r\n"), 400),
    Self("9112 6.3: chunked that is not final", post("Transfer-Encoding: chunked, identity"), 400),
    Self("9112 6.3: chunked twice", post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"), 400),
    Self("9112 6.3: equal lengths", post("Content-Length: 1", "Content-Length: 1", body: "a"), 400),
    Self("9112 6.3: different lengths", post("Content-Length: 1", "Content-Length: 2", body: "ab"), 400),
    Self("9112 6.3: a list of lengths", post("Content-Length: 1, 1", body: "a"), 400),
    Self("9112 6.3: a signed length", post("Content-Length: +1", body: "a"), 400),
    Self("9112 6.3: a negative length", post("Content-Length: -1", body: "a"), 400),
    Self("9112 6.3: a hexadecimal length", post("Content-Length: 0x1", body: "a"), 400),
    Self("9112 6.3: an empty length", post("Content-Length:", body: "a"), 400),
    Self("9112 6.3: a length beyond 64 bits", post("Content-Length: 18446744073709551617", body: "a"), 400),
    Self("9110 15.5.14: a body that is too large", post("Content-Length: \(HTTPLimits.defaultBody + 1)"), 413),
    Self("9112 7.1: a chunk size that is none", post("Transfer-Encoding: chunked", body: "x\r\n"), 400),
    Self("9112 7.1: a chunk size with a prefix", post("Transfer-Encoding: chunked", body: "0x1\r\na\r\n"), 400),
    Self("9112 7.1: a chunk size with a sign", post("Transfer-Encoding: chunked", body: "+1\r\na\r\n"), 400),
    Self(
      "9112 7.1: a chunk size beyond 64 bits", post("Transfer-Encoding: chunked", body: "10000000000000001\r\n"), 400),
    Self("9112 7.1: a chunk size near 64 bits", post("Transfer-Encoding: chunked", body: "ffffffffffffffff\r\n"), 413),
    Self("9112 7.1: a chunk size behind white space", post("Transfer-Encoding: chunked", body: " 1\r\na\r\n"), 400),
    Self("9112 7.1: a bare LF behind a chunk size", post("Transfer-Encoding: chunked", body: "1\na\r\n"), 400),
    Self(
      "9112 7.1: a chunk longer than its size", post("Transfer-Encoding: chunked", body: "1\r\nab\r\n0\r\n\r\n"), 400),
    Self("9112 7.1.1: a bare LF in an extension", post("Transfer-Encoding: chunked", body: "1;a\n\r\nb\r\n"), 400),
    Self(
      "9112 7.1.1: extensions without end",
      post("Transfer-Encoding: chunked", body: "1;" + String(repeating: "a", count: HTTPLimits.chunkExtensions)), 413),
    Self("9112 7.1.2: a malformed trailer", post("Transfer-Encoding: chunked", body: "0\r\nA b\r\n"), 400),
    Self("9110 10.1.1: another expectation", post("Expect: miracles", "Content-Length: 1", body: "a"), 417),
    Self("9113 3.4: HTTP/2's preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
  ]
}
