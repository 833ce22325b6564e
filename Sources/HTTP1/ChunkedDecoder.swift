import Bytes

/// Takes the chunked transfer coding off a body (RFC 9112, section 7.1) in the place it was received at: data moves
/// down to the data before it, so that the body ends contiguous, and what was between them leaves the buffer at once.
/// A peer's overhead is therefore never stored, however small its chunks.
struct ChunkedDecoder {
  private enum Step {
    case header, data, carriageReturn, lineFeed, trailers
  }

  /// Where the body received so far lies.
  private(set) var body: ByteRange

  /// The next byte to look at; the message's length once it is decoded.
  private(set) var position: Int

  private var step = Step.header
  private var header = ChunkHeader()
  /// Bytes of the current chunk still to come.
  private var remaining = 0
  /// Bytes that have left the buffer: what a position lacks to the offset in the request as received.
  private var removed = 0
  private var trailerStart = 0
  private var trailerCount = 0
  private var trailerLines = FieldLineScanner(at: 0)

  /// Makes a decoder for the body that begins at `bodyStart` of the message, behind its head.
  init(bodyStart: Int) {
    body = ByteRange(start: bodyStart, count: 0)
    position = bodyStart
  }

  /// Decodes what has come. Answers whether the body is complete; `limit` is the most bytes it may have.
  mutating func decode(in buffer: inout InputBuffer, limit: Int) throws(HTTPError) -> Bool {
    while step != .trailers {
      guard position < buffer.count else {
        buffer.truncate(to: body.end)
        removed += position - body.end
        position = body.end
        return false
      }
      if step == .data {
        takeData(in: &buffer)
      } else {
        try takeFraming(buffer.bytes[buffer.readable.lowerBound + position], limit: limit)
      }
    }
    return try checkTrailers(in: buffer.bytes.span.extracting(buffer.readable))
  }

  private mutating func takeData(in buffer: inout InputBuffer) {
    let count = min(remaining, buffer.count - position)
    buffer.move(ByteRange(start: position, count: count), to: body.end)
    body.count += count
    position += count
    remaining -= count
    if remaining == 0 { step = .carriageReturn }
  }

  private mutating func takeFraming(_ byte: UInt8, limit: Int) throws(HTTPError) {
    let offset = position + removed
    position += 1
    switch step {
    case .header:
      guard try header.take(byte, at: offset) else { return }
      guard header.size <= limit - body.count else { throw .bodyTooLarge(limit: limit) }
      remaining = header.size
      step = remaining == 0 ? .trailers : .data
      header.restart()
      trailerStart = position
      trailerLines = FieldLineScanner(at: position, removed: removed)
    case .carriageReturn:
      guard byte == .carriageReturn else { throw .missingChunkEnd(at: offset) }
      step = .lineFeed
    case .lineFeed:
      guard byte == .lineFeed else { throw .missingChunkEnd(at: offset) }
      step = .header
    case .data, .trailers: break
    }
  }

  /// Trailer fields are checked and dropped: RFC 9110, section 6.5.1 lets only a field whose definition says so count,
  /// and no such field matters here.
  private mutating func checkTrailers(in bytes: Span<UInt8>) throws(HTTPError) -> Bool {
    let bound = trailerStart + HTTPLimits.trailers
    while true {
      let outcome = try trailerLines.next(in: bytes, to: min(bytes.count, bound))
      position = trailerLines.position
      switch outcome {
      case .end: return true
      case .line:
        trailerCount += 1
        guard trailerCount <= HTTPLimits.fields else { throw .tooManyFields }
      case .needMore:
        guard bytes.count < bound else { throw .trailersTooLarge }
        return false
      }
    }
  }
}
