import HTTP1
import Testing

@Suite("Responses")
struct ResponseTests {
  static let date = Array("Sun, 06 Nov 1994 08:49:37 GMT".utf8)

  /// The encoded answer to the request that `text` holds.
  private func encoded(_ response: borrowing Response, to text: String = request()) throws -> String {
    var buffer = InputBuffer()
    buffer.append(text.utf8.span)
    var reader = RequestReader()
    _ = try reader.next(in: &buffer)
    var output = Array("before ".utf8)
    response.encode(into: &output, answering: reader.head, date: Self.date.span)
    return String(decoding: output, as: UTF8.self)
  }

  @Test("An answer has status line, Date, its fields, Content-Length and body, behind what was in the buffer")
  func whole() throws {
    var response = Response()
    response.status = .created
    response.add("Content-Type", "application/json; charset=utf-8")
    response.add("Retry-After", decimal: 120)
    response.add(lines: "A: b\r\nC: d\r\n")
    response.add("Allow", Array("GET, HEAD".utf8).span)
    response.body = Array("{}".utf8)
    let expected = """
      before HTTP/1.1 201 Created\r
      Date: Sun, 06 Nov 1994 08:49:37 GMT\r
      Content-Type: application/json; charset=utf-8\r
      Retry-After: 120\r
      A: b\r
      C: d\r
      Allow: GET, HEAD\r
      Content-Length: 2\r
      \r
      {}
      """
    #expect(try encoded(response) == expected)
  }

  @Test("HEAD is answered with the length of the body and without it")
  func head() throws {
    var response = Response()
    response.body = Array("hello".utf8)
    let text = try encoded(response, to: request("HEAD / HTTP/1.1"))
    #expect(text.hasSuffix("Content-Length: 5\r\n\r\n"))
  }

  @Test("A streamed answer is sent in chunks, and ends with an empty one", arguments: [1, 15, 16, 255, 4096, 70_000])
  func chunks(size: Int) throws {
    var response = Response()
    response.isStreamed = true
    response.body = Array(repeating: UInt8(ascii: "x"), count: size)
    let piece = "\(String(size, radix: 16))\r\n\(String(repeating: "x", count: size))\r\n"
    let text = try encoded(response)
    #expect(
      text == "before HTTP/1.1 200 OK\r\nDate: \(String(decoding: Self.date, as: UTF8.self))\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n\(piece)")
    let head = RequestHead()
    var output: [UInt8] = []
    response.encodePiece(into: &output, answering: head)
    response.body = []
    response.encodePiece(into: &output, answering: head)
    Response.encodeEnd(into: &output, answering: head)
    #expect(String(decoding: output, as: UTF8.self) == "\(piece)0\r\n\r\n")
  }

  @Test("A streamed answer to HTTP/1.0 ends with the connection, whatever the client asked for")
  func streamWithoutChunks() throws {
    var response = Response()
    response.isStreamed = true
    response.body = Array("hello".utf8)
    let text = try encoded(response, to: request("GET / HTTP/1.0", ["Host: x", "Connection: keep-alive"]))
    #expect(text.hasSuffix("GMT\r\nConnection: close\r\n\r\nhello"))
    response.reset()
    #expect(try encoded(response).contains("Content-Length: 0"))
  }

  @Test("HEAD is answered with the head of a streamed answer alone")
  func streamHead() throws {
    var response = Response()
    response.isStreamed = true
    response.body = Array("hello".utf8)
    #expect(try encoded(response, to: request("HEAD / HTTP/1.1")).hasSuffix("Transfer-Encoding: chunked\r\n\r\n"))
  }

  @Test("A piece in parts is one chunk")
  func chunkOfParts() throws {
    var response = Response()
    response.isStreamed = true
    var part = Array("hello ".utf8)
    #expect(response.takePart(from: &part) == true)
    response.body = Array("world".utf8)
    #expect(try encoded(response).hasSuffix("\r\n\r\nb\r\nhello world\r\n"))
  }

  @Test("An empty body has a length too")
  func emptyBody() throws {
    #expect(try encoded(Response()).hasSuffix("Content-Length: 0\r\n\r\n"))
  }

  @Test("A status that forbids a body sends neither length nor body", arguments: [100, 199, 204, 304])
  func noBody(code: Int) throws {
    var response = Response()
    response.status = try #require(Status(code: code))
    response.body = Array("hello".utf8)
    let text = try encoded(response)
    #expect(!text.contains("Content-Length"))
    #expect(text.hasSuffix("GMT\r\n\r\n"))
  }

  @Test(
    "Connection says what the client cannot know",
    arguments: [
      ("HTTP/1.1", "x", false, nil), ("HTTP/1.1", "close", false, "close"), ("HTTP/1.1", "x", true, "close"),
      ("HTTP/1.0", "x", false, "close"), ("HTTP/1.0", "keep-alive", false, "keep-alive"),
      ("HTTP/1.0", "keep-alive", true, "close"),
    ])
  func connection(version: String, option: String, closes: Bool, expected: String?) throws {
    var response = Response()
    response.closesConnection = closes
    let text = try encoded(response, to: request("GET / \(version)", ["Host: x", "Connection: \(option)"]))
    let lines = text.split(separator: "\r\n").filter { $0.hasPrefix("Connection") }
    #expect(lines == (expected.map { ["Connection: \($0)"] } ?? []))
    #expect(text.hasPrefix("before HTTP/1.1 200 OK\r\n"))
  }

  @Test("An answer to nothing that was read closes")
  func answerToNothing() {
    var output: [UInt8] = []
    let response = Response()
    let head = RequestHead()
    let closes = response.closes(after: head)
    #expect(closes)
    response.encode(into: &output, answering: head, date: Self.date.span)
    #expect(String(decoding: output, as: UTF8.self).contains("\r\nConnection: close\r\n"))
  }

  @Test("No value can begin a line of its own")
  func injection() throws {
    var response = Response()
    response.add("A", Array("b\r\nSet-Cookie: c\u{0}d\u{7f}e\tf\u{1b}".utf8).span)
    let text = try encoded(response)
    #expect(text.contains("\r\nA: b  Set-Cookie: c d e\tf \r\n"))
  }

  @Test("A reason phrase of the answer's own stands in for the status's, for one answer")
  func reason() throws {
    var response = Response()
    response.status = .tooManyRequests
    response.reason = "Come again in a second."
    #expect(try encoded(response).hasPrefix("before HTTP/1.1 429 Come again in a second.\r\nDate: "))
    response.reset()
    #expect(try encoded(response).hasPrefix("before HTTP/1.1 200 OK\r\nDate: "))
  }

  @Test("A reset answer is like a new one and keeps its memory")
  func reset() throws {
    var response = Response()
    response.status = .notFound
    response.closesConnection = true
    response.add("A", "b")
    response.body = Array(repeating: 0, count: 1000)
    response.reset()
    #expect(response.body.capacity >= 1000)
    #expect(try encoded(response) == encoded(Response()))
  }

  @Test("Numbers are written in decimal", arguments: [0, 9, 10, 99, 100, 1234567890, Int.max, -1])
  func decimals(number: Int) throws {
    var response = Response()
    response.add("N", decimal: number)
    #expect(try encoded(response).contains("\r\nN: \(max(0, number))\r\n"))
  }

  @Test("The interim answer is a head alone")
  func interim() {
    #expect(Response.interimContinue.description == "HTTP/1.1 100 Continue\r\n\r\n")
  }

  @Test("Status codes have three digits, and the known ones a reason")
  func statuses() {
    #expect(Status(code: 99) == nil)
    #expect(Status(code: 600) == nil)
    #expect(Status(code: 404) == .notFound)
    #expect(Status.contentTooLarge.reason.description == "Content Too Large")
    #expect(Status(code: 599)?.reason.description == "")
  }
}
