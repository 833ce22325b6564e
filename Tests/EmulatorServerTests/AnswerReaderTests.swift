import Testing

@testable import EmulatorServer

@Suite("An answer to a call", .timeLimit(.minutes(5)))
struct AnswerReaderTests {
  private static let answers: [(text: String, status: Int, body: String)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello"),
    ("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
    ("HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n", 409, ""),
    ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi", 200, "hi"),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\nA;x=y\r\nlo, again.\r\n0\r\nTrailer: x\r\n\r\n",
      200,
      "hello, again."
    ),
  ]

  @Test("is the same whatever the pieces that it comes in", arguments: [1, 2, 3, 1000])
  func pieces(size: Int) throws {
    for answer in Self.answers {
      var reader = AnswerReader()
      var body: [UInt8] = []
      var rest = Array(answer.text.utf8)[...]
      while !rest.isEmpty {
        #expect(!reader.isComplete)
        try reader.take(Array(rest.prefix(size)))
        body += reader.takeBody()
        rest = rest.dropFirst(size)
      }
      #expect(reader.isComplete)
      #expect(reader.status == answer.status)
      #expect(String(decoding: body, as: UTF8.self) == answer.body)
    }
  }

  @Test("ends with the connection where it has no length")
  func untilEnd() throws {
    var reader = AnswerReader()
    try reader.take(Array("HTTP/1.1 200 OK\r\n\r\nall".utf8))
    #expect(!reader.isComplete)
    try reader.end()
    #expect(reader.isComplete)
    #expect(reader.takeBody() == Array("all".utf8))
  }

  @Test(
    "is none where it breaks off, or is of no HTTP that is known",
    arguments: [
      "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", "SSH-2.0-x\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "HTTP/1.1 2 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
    ])
  func broken(text: String) {
    #expect(throws: CallFailure.self) {
      var reader = AnswerReader()
      try reader.take(Array(text.utf8))
      try reader.end()
    }
  }

  @Test("has a head of a bounded length")
  func endless() {
    #expect(throws: CallFailure.self) {
      var reader = AnswerReader()
      for _ in 0..<100 { try reader.take([UInt8](repeating: UInt8(ascii: "x"), count: 1000)) }
    }
  }
}
