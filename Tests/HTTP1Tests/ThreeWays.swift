import HTTP1
import Testing

/// Reads one request whole, byte by byte and with bytes behind it; records an issue where the ways differ.
func accepted(
  _ text: String, limits: HTTPLimits = HTTPLimits(), sourceLocation: SourceLocation = #_sourceLocation
) throws -> ReadRequest {
  let bytes = Array(text.utf8)
  let whole = Transcript([bytes[...]], limits: limits)
  #expect(whole.error == nil, sourceLocation: sourceLocation)
  #expect(whole.unread == 0 && whole.phase == .idle, sourceLocation: sourceLocation)
  let request = try #require(whole.requests.first, sourceLocation: sourceLocation)
  #expect(whole.requests.count == 1, sourceLocation: sourceLocation)

  var reader = RequestReader(limits: limits)
  var buffer = InputBuffer()
  for (index, byte) in bytes.enumerated() {
    buffer.append([byte].span)
    var event = try reader.next(in: &buffer)
    if event == .sendContinue { event = try reader.next(in: &buffer) }
    let expected: RequestReader.Event = index == bytes.count - 1 ? .request : .needMore
    #expect(event == expected, "behind byte \(index)", sourceLocation: sourceLocation)
  }
  #expect(ReadRequest(reader, in: buffer) == request, "byte by byte", sourceLocation: sourceLocation)

  for trailing in ["GET / HTTP/1.1\r\nHost: next\r\n\r\n", "\r\n", "\u{0}", "0\r\n\r\n"] {
    var reader = RequestReader(limits: limits)
    var buffer = InputBuffer()
    let stream = bytes + trailing.utf8
    buffer.append(stream.span)
    #expect(try reader.next(in: &buffer) == .request, sourceLocation: sourceLocation)
    #expect(ReadRequest(reader, in: buffer) == request, "before other bytes", sourceLocation: sourceLocation)
    reader.finish(in: &buffer)
    #expect(Array(buffer.bytes[buffer.readable]) == Array(trailing.utf8), sourceLocation: sourceLocation)
  }
  return request
}

/// The error of a stream, read whole, byte by byte and with bytes behind it; records an issue where the ways differ.
func refusal(
  _ text: String, limits: HTTPLimits = HTTPLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> HTTPError? {
  refusal(Array(text.utf8), limits: limits, sourceLocation: sourceLocation)
}

/// The same for a stream that is no UTF-8.
func refusal(
  _ bytes: [UInt8], limits: HTTPLimits = HTTPLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> HTTPError? {
  let whole = Transcript([bytes[...]], limits: limits)
  let byByte = Transcript(bytes, inPiecesOf: 1, limits: limits)
  let followed = Transcript([(bytes + "GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)[...]], limits: limits)
  #expect(whole.requests.isEmpty, sourceLocation: sourceLocation)
  #expect(byByte.error == whole.error, "byte by byte", sourceLocation: sourceLocation)
  #expect(byByte.requests.isEmpty, "byte by byte", sourceLocation: sourceLocation)
  #expect(followed.error == whole.error, "before other bytes", sourceLocation: sourceLocation)
  #expect(followed.requests.isEmpty, "before other bytes", sourceLocation: sourceLocation)
  return whole.error
}

/// A complete request with the given request line and fields; each of `fields` is a line without its end.
func request(_ line: String = "GET / HTTP/1.1", _ fields: [String] = ["Host: x"], body: String = "") -> String {
  ([line] + fields).map { $0 + "\r\n" }.joined() + "\r\n" + body
}
