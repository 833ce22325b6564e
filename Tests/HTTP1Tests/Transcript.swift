import HTTP1

/// Everything a reader makes of a stream that comes in pieces.
struct Transcript: Equatable {
  /// The requests in order.
  var requests: [ReadRequest] = []

  /// What ended the reading, if anything did.
  var error: HTTPError?

  /// How many bytes remain that belong to no request.
  var unread = 0

  /// Where the reader stands at the end.
  var phase = RequestReader.Phase.idle

  /// How often the reader asked to send `100 Continue`.
  var continues = 0

  /// Reads `pieces`, each as if it came from one read call.
  init(_ pieces: [ArraySlice<UInt8>], limits: HTTPLimits = HTTPLimits()) {
    var reader = RequestReader(limits: limits)
    var buffer = InputBuffer()
    for piece in pieces where error == nil {
      buffer.append(Array(piece).span)
      drain(&reader, &buffer)
    }
    unread = buffer.count
    phase = reader.phase
  }

  /// Reads `stream` in pieces of `length` bytes.
  init(_ stream: [UInt8], inPiecesOf length: Int, limits: HTTPLimits = HTTPLimits()) {
    let starts = stride(from: 0, to: stream.count, by: length)
    self.init(starts.map { stream[$0..<min($0 + length, stream.count)] }, limits: limits)
  }

  private mutating func drain(_ reader: inout RequestReader, _ buffer: inout InputBuffer) {
    do throws(HTTPError) {
      while true {
        switch try reader.next(in: &buffer) {
        case .needMore: return
        case .sendContinue: continues += 1
        case .request:
          requests.append(ReadRequest(reader, in: buffer))
          reader.finish(in: &buffer)
        }
      }
    } catch {
      self.error = error
    }
  }
}
