import HTTP1
import Testing

@Suite("Request line (RFC 9112, section 3)")
struct RequestLineTests {
  @Test(
    "Methods are told apart by their exact name",
    arguments: [
      ("GET", Method.get), ("HEAD", .head), ("POST", .post), ("PUT", .put), ("DELETE", .delete),
      ("OPTIONS", .options), ("PATCH", .patch), ("TRACE", .trace), ("get", .other), ("Get", .other), ("G", .other),
      ("GETS", .other), ("POXT", .other), ("PROPFIND", .other), ("!#$%&'*+-.^_`|~09azAZ", .other),
      ("UPDATEREDIRECTREF", .other), (String(repeating: "M", count: HTTPLimits.method), .other),
    ])
  func methods(name: String, method: Method) throws {
    let read = try accepted(request("\(name) / HTTP/1.1"))
    #expect(read.method == method)
    #expect(read.methodName == name)
  }

  @Test(
    "Versions of major 1 are read, a higher minor one as 1.1",
    arguments: [
      ("HTTP/1.0", HTTPVersion.http10), ("HTTP/1.1", .http11), ("HTTP/1.2", .http11), ("HTTP/1.9", .http11),
    ])
  func versions(text: String, version: HTTPVersion) throws {
    #expect(try accepted(request("GET / \(text)")).version == version)
  }

  @Test("Empty lines before the request line are skipped up to the limit")
  func emptyLines() throws {
    for count in 1...HTTPLimits.emptyLines {
      let read = try accepted(String(repeating: "\r\n", count: count) + request("GET /after HTTP/1.1"))
      #expect(read.path == "/after")
    }
    let tooMany = String(repeating: "\r\n", count: HTTPLimits.emptyLines + 1)
    #expect(refusal(tooMany + request()) == .tooManyEmptyLines)
  }

  @Test("The count of empty lines begins anew behind each request")
  func emptyLinesBetweenRequests() {
    let one = String(repeating: "\r\n", count: HTTPLimits.emptyLines) + request()
    let transcript = Transcript(Array((one + one + one).utf8), inPiecesOf: 7)
    #expect(transcript.error == nil)
    #expect(transcript.requests.count == 3)
  }

  @Test(
    "A malformed request line is refused",
    arguments: [
      (" GET / HTTP/1.1\r\n", HTTPError.invalidMethod(at: 0)),
      ("\tGET / HTTP/1.1\r\n", .invalidMethod(at: 0)),
      ("G(T / HTTP/1.1\r\n", .invalidMethod(at: 1)),
      ("GET\t/ HTTP/1.1\r\n", .invalidMethod(at: 3)),
      ("GET\u{0} / HTTP/1.1\r\n", .invalidMethod(at: 3)),
      ("GÄT / HTTP/1.1\r\n", .invalidMethod(at: 1)),
      ("\u{16}\u{3}\u{1}\u{2}", .invalidMethod(at: 0)),
      ("GET\r\n", .invalidMethod(at: 3)),
      ("GET\n", .bareLineFeed(at: 3)),
      ("\n", .bareLineFeed(at: 0)),
      ("\rG", .bareCarriageReturn(at: 0)),
      ("\r\n\rG", .bareCarriageReturn(at: 0)),
      ("GET  / HTTP/1.1\r\n", .emptyTarget(at: 4)),
      ("GET \r\n", .missingVersion(at: 4)),
      ("GET /\r\n", .missingVersion(at: 5)),
      ("GET /\n", .bareLineFeed(at: 5)),
      ("GET / \r\n", .invalidVersion(at: 6)),
      ("GET / \n", .bareLineFeed(at: 6)),
      ("GET /  HTTP/1.1\r\n", .invalidVersion(at: 6)),
      ("GET /\tHTTP/1.1\r\n", .invalidTargetByte(at: 5)),
      ("GET / HTTP/1.1 \r\n", .invalidVersion(at: 14)),
      ("GET / HTTP/1.1\t\r\n", .invalidVersion(at: 14)),
      ("GET / HTTP/1.1\n", .bareLineFeed(at: 14)),
      ("GET / HTTP/1.1\rX", .bareCarriageReturn(at: 14)),
      ("GET / HTTP/1.1\r\r\n", .bareCarriageReturn(at: 14)),
      ("GET / HTTP/1\r\n", .invalidVersion(at: 12)),
      ("GET / HTTP/1.\r\n", .invalidVersion(at: 13)),
      ("GET / HTTP/11.1\r\n", .invalidVersion(at: 12)),
      ("GET / HTTP/1.10\r\n", .invalidVersion(at: 14)),
      ("GET / HTTP/x.1\r\n", .invalidVersion(at: 11)),
      ("GET / HTTP/1.x\r\n", .invalidVersion(at: 13)),
      ("GET / HTTP/1,1\r\n", .invalidVersion(at: 12)),
      ("GET / http/1.1\r\n", .invalidVersion(at: 6)),
      ("GET / HTTP 1.1\r\n", .invalidVersion(at: 10)),
      ("GET / HTTPS/1.1\r\n", .invalidVersion(at: 10)),
      ("GET / a HTTP/1.1\r\n", .invalidVersion(at: 6)),
      ("GET / HTTP/0.9\r\n", .unsupportedVersion),
      ("GET / HTTP/2.0\r\n", .unsupportedVersion),
      ("GET / HTTP/3.0\r\n", .unsupportedVersion),
      ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .unsupportedVersion),
    ])
  func malformed(text: String, error: HTTPError) {
    #expect(refusal(text) == error)
  }

  @Test("A method one byte over the limit is refused before its end has come")
  func longMethod() {
    #expect(refusal(String(repeating: "M", count: HTTPLimits.method + 1)) == .methodTooLong)
  }

  @Test("A part of a request line is no error")
  func incomplete() {
    let line = Array("OPTIONS /a?b HTTP/1.1\r\n".utf8)
    for count in 1..<line.count {
      let transcript = Transcript([line[..<count]])
      #expect(transcript.error == nil)
      #expect(transcript.phase == .head)
    }
  }
}
