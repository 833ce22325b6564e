import HTTP1
import Testing

@Suite("Chunked transfer coding (RFC 9112, section 7.1)")
struct ChunkedTests {
  static let head = request("POST / HTTP/1.1", ["Host: x", "Transfer-Encoding: chunked"])

  @Test(
    "The chunks make one contiguous body",
    arguments: [
      ("0\r\n\r\n", ""),
      ("5\r\nhello\r\n0\r\n\r\n", "hello"),
      ("1\r\na\r\n2\r\nbc\r\n3\r\ndef\r\n0\r\n\r\n", "abcdef"),
      ("4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n"),
      ("5\r\n0\r\n\r\n\r\n0\r\n\r\n", "0\r\n\r\n"),
      ("A\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
      ("a\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
      ("0000000000000005\r\nhello\r\n000\r\n\r\n", "hello"),
      ("5;a\r\nhello\r\n0;b=c\r\n\r\n", "hello"),
      ("5 \t; \ta\t = \tb ;c;d=\"e;\\\"\\\\ \té\"\t;f\r\nhello\r\n0\r\n\r\n", "hello"),
      ("5\r\nhello\r\n0\r\nTrailer: x\r\nOther:\r\n\r\n", "hello"),
      ("0\r\nContent-Length: 5\r\nTransfer-Encoding: gzip\r\nHost: y\r\n\r\n", ""),
    ])
  func decoded(coded: String, body: String) throws {
    let read = try accepted(Self.head + coded)
    #expect(read.body == body)
    #expect(read.fields == ["Host: x", "Transfer-Encoding: chunked"])
  }

  @Test(
    "A malformed chunk is refused",
    arguments: [
      ("\r\n", HTTPError.invalidChunkSize(at: 0)),
      (";a\r\n", .invalidChunkSize(at: 0)),
      (" 5\r\n", .invalidChunkSize(at: 0)),
      ("g\r\n", .invalidChunkSize(at: 0)),
      ("-1\r\n", .invalidChunkSize(at: 0)),
      ("+1\r\n", .invalidChunkSize(at: 0)),
      ("0x1\r\n", .invalidChunkSize(at: 1)),
      ("5_0\r\n", .invalidChunkSize(at: 1)),
      ("5\u{0}\r\n", .invalidChunkSize(at: 1)),
      ("5,5\r\n", .invalidChunkSize(at: 1)),
      ("５\r\n", .invalidChunkSize(at: 0)),
      ("5\n", .bareLineFeed(at: 1)),
      ("5\rx", .bareCarriageReturn(at: 1)),
      ("5\r\r\n", .bareCarriageReturn(at: 1)),
      ("00000000000000005\r\n", .chunkSizeTooLong(at: 16)),
      ("00000000000000000", .chunkSizeTooLong(at: 16)),
      ("5 \r\n", .invalidChunkExtension(at: 2)),
      ("5 5\r\n", .invalidChunkExtension(at: 2)),
      ("5;\r\n", .invalidChunkExtension(at: 2)),
      ("5;;\r\n", .invalidChunkExtension(at: 2)),
      ("5;=a\r\n", .invalidChunkExtension(at: 2)),
      ("5;a=\r\n", .invalidChunkExtension(at: 4)),
      ("5;a \r\n", .invalidChunkExtension(at: 4)),
      ("5;a b\r\n", .invalidChunkExtension(at: 4)),
      ("5;a=b \r\n", .invalidChunkExtension(at: 6)),
      ("5;a=b=c\r\n", .invalidChunkExtension(at: 5)),
      ("5;a=\"b\r\n", .invalidChunkExtension(at: 6)),
      ("5;a=\"b\"c\r\n", .invalidChunkExtension(at: 7)),
      ("5;a=\"\\\r\n", .invalidChunkExtension(at: 6)),
      ("5;a\u{0}\r\n", .invalidChunkExtension(at: 3)),
      ("5;a\n", .bareLineFeed(at: 3)),
      ("5;a=\"\n", .bareLineFeed(at: 5)),
      ("5;a\rb", .bareCarriageReturn(at: 3)),
      ("5\r\nhelloX", .missingChunkEnd(at: 8)),
      ("5\r\nhello\n", .missingChunkEnd(at: 8)),
      ("5\r\nhello\rX", .missingChunkEnd(at: 9)),
      ("5\r\nhello6\r\n", .missingChunkEnd(at: 8)),
      ("5\r\nhello\r\n\r\n", .invalidChunkSize(at: 10)),
      ("5\r\nhello\r\nx", .invalidChunkSize(at: 10)),
      ("0\r\n\n", .bareLineFeed(at: 3)),
      ("0\r\n\rX", .bareCarriageReturn(at: 3)),
      ("0\r\nA\r\n", .missingColon(at: 4)),
      ("0\r\nA : b\r\n", .whitespaceBeforeColon(at: 4)),
      ("0\r\n: b\r\n", .emptyFieldName(at: 3)),
      ("0\r\n A: b\r\n", .lineFolding(at: 3)),
      ("0\r\nA: b\r\n c\r\n", .lineFolding(at: 9)),
      ("0\r\nA: b\n", .bareLineFeed(at: 7)),
      ("0\r\nA: b\u{0}\r\n", .invalidFieldValueByte(at: 7)),
      ("3\r\nabc\r\n0\r\nA(\r\n", .invalidFieldNameByte(at: 12)),
    ])
  func malformed(coded: String, error: HTTPError) {
    let found = refusal(Self.head + coded)
    #expect(found.map(Self.relative) == error)
  }

  /// The error with its offset counted from the body's first byte.
  private static func relative(_ error: HTTPError) -> HTTPError {
    let start = head.utf8.count
    return switch error {
    case .invalidChunkSize(let at): .invalidChunkSize(at: at - start)
    case .chunkSizeTooLong(let at): .chunkSizeTooLong(at: at - start)
    case .invalidChunkExtension(let at): .invalidChunkExtension(at: at - start)
    case .missingChunkEnd(let at): .missingChunkEnd(at: at - start)
    case .bareLineFeed(let at): .bareLineFeed(at: at - start)
    case .bareCarriageReturn(let at): .bareCarriageReturn(at: at - start)
    case .missingColon(let at): .missingColon(at: at - start)
    case .whitespaceBeforeColon(let at): .whitespaceBeforeColon(at: at - start)
    case .emptyFieldName(let at): .emptyFieldName(at: at - start)
    case .lineFolding(let at): .lineFolding(at: at - start)
    case .invalidFieldValueByte(let at): .invalidFieldValueByte(at: at - start)
    case .invalidFieldNameByte(let at): .invalidFieldNameByte(at: at - start)
    default: error
    }
  }

  @Test("A body as large as the limit passes, one byte more does not, however it is cut")
  func bodyLimit() throws {
    let limits = HTTPLimits(body: 10)
    for coded in ["a\r\n0123456789\r\n0\r\n\r\n", "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"] {
      #expect(try accepted(Self.head + coded, limits: limits).body == "0123456789")
    }
    for coded in [
      "b\r\n", "5\r\n01234\r\n6\r\n", "ffffffffffffffff\r\n", "7fffffffffffffff\r\n", "8000000000000000\r\n",
    ] {
      #expect(refusal(Self.head + coded, limits: limits) == .bodyTooLarge(limit: 10))
    }
    #expect(refusal(Self.head + "a\r\n0123456789\r\n1\r\n", limits: limits) == .bodyTooLarge(limit: 10))
    #expect(refusal(Self.head + "a\r\n0123456789\r\nffffffffffffffff\r\n", limits: limits) == .bodyTooLarge(limit: 10))
  }

  @Test("Extensions of all chunks together have a limit")
  func extensionLimit() throws {
    // The semicolon counts as well.
    let half = ";" + String(repeating: "e", count: HTTPLimits.chunkExtensions / 2 - 1)
    #expect(try accepted(Self.head + "1\(half)\r\na\r\n0\(half)\r\n\r\n").body == "a")
    #expect(refusal(Self.head + "1\(half)\r\na\r\n0\(half)e\r\n\r\n") == .chunkExtensionsTooLarge)
  }

  @Test("A trailer section has limits")
  func trailerLimits() throws {
    let padding = HTTPLimits.trailers - "T: \r\n\r\n".utf8.count
    let longest = "T: " + String(repeating: "t", count: padding)
    #expect(try accepted(Self.head + "0\r\n\(longest)\r\n\r\n").body == "")
    #expect(refusal(Self.head + "0\r\n\(longest)t\r\n\r\n") == .trailersTooLarge)
    let endless = "T: " + String(repeating: "t", count: HTTPLimits.trailers - 3)
    #expect(refusal(Self.head + "0\r\n" + endless) == .trailersTooLarge)
    let lines = String(repeating: "T: t\r\n", count: HTTPLimits.fields)
    #expect(try accepted(Self.head + "0\r\n\(lines)\r\n").body == "")
    #expect(refusal(Self.head + "0\r\n\(lines)T: t\r\n\r\n") == .tooManyFields)
  }

  @Test("Framing leaves the buffer as it comes in: many small chunks take no more memory than their data")
  func overhead() throws {
    var reader = RequestReader()
    var buffer = InputBuffer()
    buffer.append(Self.head.utf8.span)
    for _ in 0..<1000 {
      buffer.append("0000000001\r\nx\r\n".utf8.span)
      #expect(try reader.next(in: &buffer) == .needMore)
    }
    #expect(buffer.count == Self.head.utf8.count + 1000)
    buffer.append("0\r\n\r\n".utf8.span)
    #expect(try reader.next(in: &buffer) == .request)
    #expect(ReadRequest(reader, in: buffer).body == String(repeating: "x", count: 1000))
  }

  @Test("A body is the same in pieces of any length")
  func everyPieceLength() {
    var coded = ""
    var body = ""
    for length in [1, 15, 16, 17, 255, 256, 300, 3] {
      let data = String(repeating: "\(length % 10)", count: length)
      coded += String(length, radix: 16) + ";n=\(length)\r\n\(data)\r\n"
      body += data
    }
    let stream = Array((Self.head + coded + "0\r\nT: t\r\n\r\n" + request("GET /next HTTP/1.1")).utf8)
    let whole = Transcript([stream[...]])
    #expect(whole.requests.map(\.body) == [body, ""])
    for length in 1...stream.count { #expect(Transcript(stream, inPiecesOf: length) == whole) }
  }
}
