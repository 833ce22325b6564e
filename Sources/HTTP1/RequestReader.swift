package import Bytes

/// Reads requests out of an `InputBuffer`, one behind the other, as bytes come in: a state machine without I/O. The
/// buffer is passed to each call; between `.request` and `finish` nothing but appending may happen to it.
package struct RequestReader: ~Copyable {
  /// What the bytes so far amount to.
  package enum Event: Equatable, Sendable {
    /// The request is incomplete: append more bytes and ask again.
    case needMore

    /// The client waits: send `Response.interimContinue`, then ask again. Comes once a request, and not when part of
    /// the body is there already.
    case sendContinue

    /// `head` and `body` are complete: answer them, then `finish`.
    case request
  }

  /// How far the reader is, which decides what deadline the next byte has.
  package enum Phase: Equatable, Sendable {
    /// No byte of the next request has come.
    case idle

    /// A request has begun, its head is incomplete.
    case head

    /// The head is complete, the body is not.
    case body

    /// A request waits for its answer.
    case complete
  }

  /// The request's head; complete from phase `.body` on. Before, and after a refusal, it holds what was understood.
  package private(set) var head = RequestHead()

  /// Where the body lies in the message, contiguous and decoded; valid in phase `.complete`.
  package private(set) var body = ByteRange(start: 0, count: 0)

  /// How far the reader is.
  package private(set) var phase = Phase.idle

  private var failure: HTTPError?
  private var headParser = HeadParser()
  private var chunkedDecoder = ChunkedDecoder(bodyStart: 0)
  private var emptyLines = 0
  private var messageLength = 0
  private let limits: HTTPLimits

  /// Makes a reader for the requests of one connection.
  package init(limits: HTTPLimits = HTTPLimits()) {
    self.limits = limits
  }

  /// Reads on. A refusal is final: it is thrown again on every later call, and the connection must close behind it.
  package mutating func next(in buffer: inout InputBuffer) throws(HTTPError) -> Event {
    if let failure { throw failure }
    do throws(HTTPError) {
      return try advance(in: &buffer)
    } catch {
      failure = error
      throw error
    }
  }

  /// Uses up the request in phase `.complete`; the next one may be in the buffer already.
  package mutating func finish(in buffer: inout InputBuffer) {
    guard phase == .complete else { return }
    buffer.consume(messageLength)
    head.reset()
    headParser = HeadParser()
    emptyLines = 0
    phase = .idle
  }

  private mutating func advance(in buffer: inout InputBuffer) throws(HTTPError) -> Event {
    if phase == .idle {
      guard try skipEmptyLines(in: &buffer) else { return .needMore }
      phase = .head
    }
    if phase == .head {
      guard try readHead(in: buffer) else { return .needMore }
      phase = .body
      if head.expectsContinue, buffer.count == head.length, head.framing.awaitsBytes { return .sendContinue }
    }
    if phase == .body {
      guard try readBody(in: &buffer) else { return .needMore }
      phase = .complete
    }
    return .request
  }

  /// Answers whether a byte has come that is no empty line's (RFC 9112, section 2.2).
  private mutating func skipEmptyLines(in buffer: inout InputBuffer) throws(HTTPError) -> Bool {
    while let first = buffer.first, first == .carriageReturn {
      guard buffer.count > 1 else { return false }
      guard buffer.bytes[buffer.readable.lowerBound + 1] == .lineFeed else { throw .bareCarriageReturn(at: 0) }
      emptyLines += 1
      guard emptyLines <= HTTPLimits.emptyLines else { throw .tooManyEmptyLines }
      buffer.consume(2)
    }
    return !buffer.isEmpty
  }

  private mutating func readHead(in buffer: borrowing InputBuffer) throws(HTTPError) -> Bool {
    guard try headParser.parse(buffer.bytes.span.extracting(buffer.readable), into: &head) else { return false }
    if case .fixed(let length) = head.framing, length > limits.body { throw .bodyTooLarge(limit: limits.body) }
    body = ByteRange(start: head.length, count: 0)
    chunkedDecoder = ChunkedDecoder(bodyStart: head.length)
    return true
  }

  private mutating func readBody(in buffer: inout InputBuffer) throws(HTTPError) -> Bool {
    switch head.framing {
    case .none:
      messageLength = head.length
    case .fixed(let length):
      guard buffer.count - head.length >= length else { return false }
      body.count = length
      messageLength = body.end
    case .chunked:
      guard try chunkedDecoder.decode(in: &buffer, limit: limits.body) else { return false }
      body = chunkedDecoder.body
      messageLength = chunkedDecoder.position
    }
    return true
  }
}
