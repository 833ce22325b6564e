import HTTP1
import Testing

@Suite("Requests behind one another")
struct PipeliningTests {
  static let stream = Array(
    (request("GET /one?a HTTP/1.1", ["Host: x", "Accept: */*"])
      + request("POST /two HTTP/1.1", ["Host: x", "Content-Length: 11"], body: "GET / HTTP/")
      + "\r\n"
      + request(
        "POST https://y/three HTTP/1.1", ["Host: x", "Transfer-Encoding: chunked", "Connection: close"],
        body: "3;e=\"f\"\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\nT: t\r\n\r\n")).utf8)

  @Test("Three requests are the same wherever the stream is cut once")
  func everyCut() {
    let whole = Transcript([Self.stream[...]])
    #expect(whole.requests.map(\.path) == ["/one", "/two", "/three"])
    #expect(whole.requests.map(\.body) == ["", "GET / HTTP/", "abc0123456789abcdef"])
    #expect(whole.error == nil && whole.unread == 0 && whole.phase == .idle)
    for cut in 0...Self.stream.count {
      #expect(Transcript([Self.stream[..<cut], Self.stream[cut...]]) == whole, "cut before byte \(cut)")
    }
  }

  @Test("Three requests are the same in pieces of any length")
  func everyPieceLength() {
    let whole = Transcript([Self.stream[...]])
    for length in 1...Self.stream.count { #expect(Transcript(Self.stream, inPiecesOf: length) == whole) }
  }

  @Test("A request is delivered until it is finished, and bytes behind it wait")
  func delivery() throws {
    var reader = RequestReader()
    var buffer = InputBuffer()
    #expect(reader.phase == .idle)
    buffer.append(Self.stream.span)
    #expect(try reader.next(in: &buffer) == .request)
    #expect(reader.phase == .complete)
    let first = ReadRequest(reader, in: buffer)
    #expect(try reader.next(in: &buffer) == .request)
    #expect(ReadRequest(reader, in: buffer) == first)
    reader.finish(in: &buffer)
    #expect(reader.phase == .idle)
    let unread = buffer.count
    reader.finish(in: &buffer)
    #expect(buffer.count == unread)
    #expect(try reader.next(in: &buffer) == .request)
    #expect(ReadRequest(reader, in: buffer).path == "/two")
  }

  @Test("A request stays readable while more bytes come in and the buffer grows")
  func appendWhileComplete() throws {
    var reader = RequestReader()
    var buffer = InputBuffer()
    buffer.append(Self.stream.span)
    #expect(try reader.next(in: &buffer) == .request)
    reader.finish(in: &buffer)
    #expect(try reader.next(in: &buffer) == .request)
    let before = ReadRequest(reader, in: buffer)
    buffer.append(Array(repeating: UInt8(ascii: "x"), count: 100_000).span)
    #expect(ReadRequest(reader, in: buffer) == before)
  }

  @Test("The phase tells what the reader waits for: a message between two others, or the rest of one")
  func phases() throws {
    var reader = RequestReader()
    var buffer = InputBuffer()
    func feed(_ text: String) throws -> RequestReader.Phase {
      buffer.append(text.utf8.span)
      _ = try reader.next(in: &buffer)
      return reader.phase
    }
    #expect(try feed("") == .idle)
    #expect(try feed("\r") == .idle)
    #expect(try feed("\n") == .idle)
    #expect(try feed("P") == .head)
    #expect(try feed("OST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r") == .head)
    #expect(try feed("\n") == .body)
    #expect(try feed("a") == .body)
    #expect(try feed("b") == .complete)
  }

  @Test(
    "A refusal is final, also where what follows would make sense",
    arguments: [
      ("GET  / HTTP/1.1\r\n", HTTPError.emptyTarget(at: 4)),
      ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n", .repeatedContentLength(at: 36)),
      (request("GET / HTTP/1.1", []), .missingHost),
      (request("POST / HTTP/1.1", ["Host: x", "Content-Length: 9"]), .bodyTooLarge(limit: 8)),
      (request("POST / HTTP/1.1", ["Host: x", "Transfer-Encoding: chunked"]) + "9\r\n", .bodyTooLarge(limit: 8)),
    ])
  func finalRefusal(text: String, error: HTTPError) {
    var reader = RequestReader(limits: HTTPLimits(body: 8))
    var buffer = InputBuffer()
    buffer.append(text.utf8.span)
    for _ in 0..<3 {
      #expect(throws: error) { try reader.next(in: &buffer) }
      reader.finish(in: &buffer)
      buffer.append("Host: x\r\n\r\n".utf8.span)
    }
  }

  @Test("A refusal does not take back the requests before it")
  func refusalBehindRequests() {
    let bytes = Self.stream + Array("BAD\r\n".utf8)
    let whole = Transcript([bytes[...]])
    #expect(whole.requests.count == 3)
    #expect(whole.error == .invalidMethod(at: 3))
    let byByte = Transcript(bytes, inPiecesOf: 1)
    #expect(byByte.requests == whole.requests && byByte.error == whole.error)
  }

  @Test("What a refused head was about is known as far as it was read")
  func headOfARefusal() {
    var reader = RequestReader()
    var buffer = InputBuffer()
    buffer.append("HEAD / HTTP/1.1\r\nHost : x\r\n".utf8.span)
    #expect(throws: HTTPError.whitespaceBeforeColon(at: 21)) { try reader.next(in: &buffer) }
    #expect(reader.head.method == .head)
    #expect(reader.head.keepsConnection == false)
  }
}
