package import HTTP1

/// Everything a reader makes of a stream that comes in pieces.
package struct Conversation: Equatable {
  /// The requests in order.
  package private(set) var requests: [ReadRequest] = []
  /// What ended the reading, if anything did.
  package private(set) var error: HTTPError?
  /// How many bytes belong to no complete request; 0 where that depends on the pieces: behind an error, and in a body,
  /// whose chunk headers leave the buffer as they come.
  package private(set) var unread = 0
  /// Where the reader stands at the end.
  package private(set) var phase = RequestReader.Phase.idle

  /// Reads `stream` in pieces of `length` bytes, with a buffer and calls as a connection has them.
  package init(_ stream: [UInt8], inPiecesOf length: Int, limits: HTTPLimits = HTTPLimits()) {
    var reader = RequestReader(limits: limits)
    var buffer = InputBuffer()
    var start = 0
    while start < stream.count, error == nil {
      let end = min(start + length, stream.count)
      buffer.append(stream.span.extracting(start..<end))
      start = end
      drain(&reader, &buffer, limits)
    }
    unread = error == nil && reader.phase != .body ? buffer.count : 0
    phase = reader.phase
    if let error { check(error, &reader, &buffer, streamLength: stream.count) }
  }

  private mutating func drain(_ reader: inout RequestReader, _ buffer: inout InputBuffer, _ limits: HTTPLimits) {
    var hasContinued = false
    do throws(HTTPError) {
      while true {
        switch try reader.next(in: &buffer) {
        case .needMore:
          expect(reader.phase != .complete, "a complete request that needs more")
          return
        case .sendContinue:
          expect(reader.head.expectsContinue && !hasContinued, "100 Continue twice, or to nobody")
          hasContinued = true
        case .request:
          let request = ReadRequest(reader, in: buffer.bytes.span.extracting(buffer.readable))
          expect(request.body.count <= limits.body, "a body of \(request.body.count) bytes")
          requests.append(request)
          let before = buffer.count
          reader.finish(in: &buffer)
          expect(before - buffer.count >= request.head.count + request.body.count, "less used up than read")
          hasContinued = false
        }
      }
    } catch {
      self.error = error
    }
  }

  /// A refusal is final, has a status and a sentence, and points into what came.
  private func check(
    _ error: HTTPError, _ reader: inout RequestReader, _ buffer: inout InputBuffer, streamLength: Int
  ) {
    do throws(HTTPError) {
      _ = try reader.next(in: &buffer)
      fatalError("read on behind \(error)")
    } catch let again {
      expect(again == error, "\(error), then \(again)")
    }
    expect((400...505).contains(error.status.code), "a refusal with \(error.status.code)")
    let message = error.message
    expect(message.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && message.last == ".", "a sentence: \(message)")
    for number in message.split(whereSeparator: { !$0.isNumber }).compactMap({ Int($0) }) {
      expect(number <= max(streamLength, HTTPLimits.largestBody, 9112), "an offset outside the stream: \(message)")
    }
  }
}
