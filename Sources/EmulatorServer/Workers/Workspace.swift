import Bytes
import Emulation
import Exchange
import HTTP1
import Logging
import Transport

/// What the connections of one worker share: the emulator, the time, and memory that is in use for one of them at a
/// time. A connection that waits between two requests owns no buffer.
struct Workspace: ~Copyable {
  /// Buffers that grew beyond this for one large message are not kept.
  private static let keptCapacity = Response.keptCapacity
  /// How many times its length a large body takes beside itself while it is answered: the lists that are made of it
  /// (`RestoreAPI.Reply`), whose elements take four times as much as the shortest text of one.
  private static let workingFactor = 4
  /// How long a client is to wait, in seconds, that there was no memory for.
  private static let retrySeconds = 1
  /// Size of the buffer for discarded input.
  private static let wasteSize = 64 * 1024

  let emulator: Emulator
  let httpLimits: HTTPLimits
  let stepLimits: StepLimits
  /// How long accepting pauses when descriptors or memory ran out.
  let acceptPauseMilliseconds: Int64
  var log: ServerLog
  /// Whether the server is being stopped: every answer is a connection's last.
  var isDraining = false
  /// The answer that is being made.
  var response: Response {
    @inline(__always) _read { yield answering.response }
    @inline(__always) _modify { yield &answering.response }
  }

  /// What the messages of all connections may take together.
  let account: MemoryAccount
  private var answering: Answering
  /// What answering a large request takes meanwhile.
  private var working: MemoryCharge
  private var spareInput = InputBuffer()
  private var spareOutput: [UInt8] = []
  private var waste: [UInt8] = []

  /// The monotonic clock, as this turn of the loop read it.
  private(set) var now: Instant
  private var clock: WallClock

  init(emulator: Emulator, configuration: ServerConfiguration, account: MemoryAccount, logger: Logger) {
    self.emulator = emulator
    self.account = account
    now = .now
    clock = WallClock(at: now)
    answering = Answering(charging: account)
    working = MemoryCharge(on: account)
    log = ServerLog(logger, configuration)
    httpLimits = configuration.maximumBodyBytes.map { HTTPLimits(body: $0) } ?? HTTPLimits()
    stepLimits = StepLimits(configuration.deadlines)
    acceptPauseMilliseconds = configuration.deadlines.acceptPause.milliseconds
  }

  /// Reads the clocks anew.
  mutating func readClocks() {
    now = .now
    clock.read(at: now)
  }

  /// Lets the emulator name a request, or a message that is none.
  func begin(onLoopback isOnLoopback: Bool) -> RequestContext {
    emulator.begin(onLoopback: isOnLoopback, at: clock.moment)
  }

  /// Takes note of the time at which a request is asked again.
  func renew(_ context: inout RequestContext) {
    emulator.renew(&context, at: clock.moment)
  }

  /// The end of a wait that takes so long by the emulated clock, or by a session's over it.
  func deadline(inMilliseconds milliseconds: Int, by session: SessionClock?) -> Deadline {
    emulator.clock.deadline(inMilliseconds: milliseconds, by: session, at: clock.moment)
  }

  /// When a deadline comes, if the emulated clock is left alone until then.
  func instant(of deadline: Deadline) -> Instant {
    Instant(nanoseconds: emulator.clock.uptime(of: deadline, at: clock.moment))
  }

  /// Lets the emulator answer a request that is complete; the answer is `response`.
  mutating func answer(
    _ context: borrowing RequestContext, _ reader: borrowing RequestReader, in input: borrowing InputBuffer
  ) -> Outcome {
    let size = reader.body.count
    if size > Self.keptCapacity, !working.add(size * Self.workingFactor) {
      let outcome = refuse(.outOfMemory, to: context, reader, in: input)
      // The request was read to its end: the next one can be told from it.
      response.closesConnection = false
      return outcome
    }
    defer { if working.bytes != 0 { working.set(to: 0) } }
    let message = input.bytes.span.extracting(input.readable)
    return emulator.respond(to: context, reader, in: message, &answering)
  }

  /// Lets the emulator answer what is no request; the answer is `response`.
  mutating func refuse(
    _ error: HTTPError, to context: borrowing RequestContext, _ reader: borrowing RequestReader,
    in input: borrowing InputBuffer
  ) -> Outcome {
    let message = input.bytes.span.extracting(input.readable)
    let outcome = emulator.refuse(error, to: context, reader.head, in: message, &answering)
    if error == .outOfMemory { response.add("Retry-After", decimal: Self.retrySeconds) }
    return outcome
  }

  /// Takes note of what became of the message that `outcome` and `response` came of, in the journal and in the log; `peer`
  /// is nil where no connection carried it. The answer is not sent before.
  mutating func tell(
    _ outcome: Outcome, of context: borrowing RequestContext, _ reader: borrowing RequestReader,
    in input: borrowing InputBuffer, from peer: SocketAddress?
  ) {
    let message = input.bytes.span.extracting(input.readable)
    let handling = Handling(outcome, from: peer.map { Peer($0) }, uptimeNanoseconds: Instant.now.nanoseconds)
    emulator.keep(handling, of: context, reader, in: message, &answering)
    if log.hasRequestLog, outcome.isKept {
      guard log.admitsLine(of: outcome, throttled: peer != nil, now: now) else { return }
      let report = RequestReport(outcome, response.status, to: context, reader.head, in: message)
      let microseconds = handling.durationMicroseconds(of: context)
      return log.tell(report.lines(at: context.arrival.timestamp, microseconds: microseconds))
    }
    guard let level = log.level(of: outcome, throttled: peer != nil, now: now) else { return }
    log.answered(RequestReport(outcome, response.status, to: context, reader.head, in: message), peer, at: level)
  }

  /// Keeps the answer for later, in place of an empty one.
  mutating func keepResponse(in delayed: inout Response) {
    swap(&delayed, &response)
    response = Response(charging: account)
  }

  /// Takes an answer that was kept for later.
  mutating func takeResponse(from delayed: inout Response) {
    swap(&delayed, &response)
    delayed = Response()
  }

  /// How many bytes may wait to be taken while further requests of a connection are answered.
  var highWater: Int { account.isExhausted ? 1 : Connection.highWater }

  /// Appends the answer; the last one of its connection when the server stops. Whether the connection ends behind it is
  /// returned.
  @discardableResult
  mutating func encodeResponse(answering head: borrowing RequestHead, into output: inout OutputBuffer) -> Bool {
    lend(&output)
    return Self.encode(&answering.response, isLast: isDraining, answering: head, at: &clock, into: &output)
  }

  /// Appends as much of the answer as a delivery has of it. How many bytes of its body these are, and whether the
  /// connection ends behind an answer that is sent as it is, is returned.
  mutating func encode(
    _ delivery: Delivery, answering head: borrowing RequestHead, into output: inout OutputBuffer
  ) -> (bodyBytes: Int, closes: Bool) {
    guard delivery.extent != .nothing else {
      response.reset()
      return (0, false)
    }
    response.toldLength = delivery.contentLength
    let length = response.sendsBody(answering: head) ? response.length : 0
    let bodyBytes = delivery.bodyBytes(of: length)
    let closes = encodeResponse(answering: head, into: &output)
    output.removeLast(length - bodyBytes)
    return (bodyBytes, closes)
  }

  /// The answer is lent once, and so is the clock, of which nothing is changed.
  private static func encode(
    _ response: inout Response, isLast: Bool, answering head: borrowing RequestHead, at clock: inout WallClock,
    into output: inout OutputBuffer
  ) -> Bool {
    if isLast { response.closesConnection = true }
    let closes = response.closes(after: head)
    if response.parts.isEmpty || response.isStreamed {
      response.encode(into: &output.bytes, answering: head, date: clock.date.span)
    } else {
      response.encodeHead(into: &output.bytes, answering: head, date: clock.date.span, withBody: false)
      if response.sendsBody(answering: head) { output.takeBody(of: &response) } else { response.reset() }
    }
    response.trim()
    return closes
  }

  /// Appends the body of the answer as the next piece of a stream.
  mutating func encodePiece(answering head: borrowing RequestHead, into output: inout OutputBuffer) {
    lend(&output)
    answering.response.encodePiece(into: &output.bytes, answering: head)
    answering.response.trim()
  }

  /// Appends the end of a stream, of which `response` is the last answer. Whether the connection ends behind it is
  /// returned.
  mutating func encodeEnd(answering head: borrowing RequestHead, into output: inout OutputBuffer) -> Bool {
    lend(&output)
    Response.encodeEnd(into: &output.bytes, answering: head)
    return isDraining || response.closes(after: head)
  }

  /// Appends the interim answer that a client waits for before it sends a body.
  mutating func encodeContinue(into output: inout OutputBuffer) {
    lend(&output)
    Response.interimContinue.withUTF8Buffer { unsafe output.bytes.append(contentsOf: $0) }
  }

  /// Gives a buffer without memory the spare memory.
  mutating func lend(_ input: inout InputBuffer) {
    if input.capacity == 0 { swap(&input, &spareInput) }
  }

  /// Takes an empty buffer's memory back.
  mutating func takeBack(_ input: inout InputBuffer) {
    guard input.isEmpty, input.capacity > 0 else { return }
    if spareInput.capacity == 0, input.capacity <= Self.keptCapacity {
      swap(&input, &spareInput)
    } else {
      input.releaseIfEmpty()
    }
  }

  /// Takes an empty buffer's memory back.
  mutating func takeBack(_ output: inout OutputBuffer) {
    guard output.isEmpty, output.bytes.capacity > 0 else { return }
    if spareOutput.capacity == 0, output.bytes.capacity <= Self.keptCapacity {
      swap(&output.bytes, &spareOutput)
    } else {
      output.bytes = []
    }
  }

  /// Reads and forgets; answers how much, 0 when nothing has arrived, and nil at the end of the stream or an error.
  mutating func discard(from descriptor: borrowing FileDescriptor) -> Int? {
    if waste.isEmpty { waste = [UInt8](repeating: 0, count: Self.wasteSize) }
    var space = waste.mutableSpan
    switch try? descriptor.receive(into: &space) {
    case .bytes(let count): return count
    case .wouldBlock: return 0
    case .endOfStream, nil: return nil
    }
  }

  private mutating func lend(_ output: inout OutputBuffer) {
    output.prepareForMore()
    if output.bytes.capacity == 0 { swap(&output.bytes, &spareOutput) }
  }
}

extension Peer {
  /// The address as the journal knows it.
  fileprivate init(_ address: SocketAddress) {
    switch address.host {
    case .v4(let number): self.init(ipv4: number, port: address.port)
    case .v6(let high, let low): self.init(ipv6High: high, low: low, port: address.port)
    }
  }
}
