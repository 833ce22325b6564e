import Choices
import Exchange
import HTTP1
import Transport

/// One peer: its TLS, the request it is sending and the answers it has not taken yet.
///
/// Whatever happens, the worker calls one of ``handle(_:_:)``, ``resume(_:)``, ``wake(_:)``, ``expire(_:)`` and
/// ``drain(_:)``, obeys the fate they answer, and then asks for ``interest`` and ``deadline``.
struct Connection: ~Copyable {
  /// Answers are made while fewer bytes than this wait to be taken, so a peer that reads nothing costs little more.
  static let highWater = 64 * 1024
  /// Free space for a read: the plain text of one TLS record (RFC 8446 section 5.1).
  static let readSize = 16 * 1024
  /// Memory for input that a connection may have whatever the others have: what a head needs, and one read.
  static let freeInput = 64 * 1024
  /// Reads in a row before other connections have their turn: a quarter of a megabyte.
  static let readsPerTurn = 16
  /// The most that is read behind a request whose answer is held back, in bytes, beyond one read: the peer's
  /// close_notify is to be met, and pipelined requests are to stay where they cost nothing, in the kernel.
  static let readAhead = 16 * 1024

  /// What a connection is able to do.
  enum Phase: Equatable {
    /// It negotiates TLS.
    case handshaking
    /// It negotiates TLS, as the client thinks, and answers nothing.
    case stalled
    /// It reads requests and sends answers.
    case open
    /// It holds an answer back, or has none yet; requests behind it wait, most of them unread.
    case parked
    /// It sends an answer piece by piece, as they come; requests behind it wait, most of them unread.
    case streaming
    /// It sends the body of an answer a few bytes at a time; requests behind it wait, most of them unread.
    case trickling
    /// It sends nothing more.
    case silent
    /// It was answered for good; what still comes is discarded.
    case lingering
  }

  /// How a connection ends once its answers are sent.
  enum Ending: Equatable {
    /// With close_notify, at once.
    case goodbye
    /// With close_notify, and by reading on until the peer stops sending (RFC 9112 section 9.6).
    case linger
    /// As the one before, but without close_notify, as if the line were cut behind what was sent.
    case finish
    /// With a reset.
    case reset
    /// With nothing, as if the line broke.
    case cut
  }

  let peer: SocketAddress
  /// Whether it came to a listener that is bound to loopback, so that only this host's users can have opened it.
  let isOnLoopback: Bool
  var tls: TLSConnection
  var reader: RequestReader
  var input = InputBuffer()
  var output: OutputBuffer
  /// The answer that is held back in phase `.parked`; its request stays with the reader until then.
  var delayedResponse = Response()
  /// What the peer's answer waits for, in the phases `.parked` and `.streaming`.
  var parked: Parked?
  /// Where the worker's list of parked connections has it; nil while it is not parked.
  var placeOfParked: Int?
  /// Whether it has been counted there as one that other requests may have an answer for.
  var isCountedAsAsking = false
  /// The bytes at the end of the output that are not to be sent yet, in phase `.trickling`.
  var heldBack = 0
  /// How fast they go.
  var pace = Delivery.Trickle(bytes: 1, milliseconds: 1)
  var timer: StepTimer
  var progress = Progress()
  var phase = Phase.handshaking
  /// Once set, no further request is answered.
  var ending: Ending?
  /// Whether the peer sent close_notify: it sends nothing more, and may still read.
  var inputEnded = false
  /// What is known of a peer whose answer is held back.
  var waiting = Waiting()
  /// What TLS needs for its next read: a key update may make it write first.
  var readWait = Interest.readable
  /// What TLS needs for its next write.
  var writeWait = Interest.writable
  /// What the peer did while lingering.
  var lingering = Lingering()
  /// What the poller was last asked to tell.
  var registeredInterest = Interest.readable
  /// What is wrong with the certificate that the client has accepted.
  var acceptedFault: TLSFault?
  /// Whether it had its turn and could go on at once, and so has another one soon.
  var isUnfinished = false

  /// The server's side of an accepted connection.
  init(
    accepting descriptor: consuming FileDescriptor, from peer: SocketAddress, onLoopback isOnLoopback: Bool,
    _ context: TLSContext,
    _ workspace: borrowing Workspace
  ) throws(TLSError) {
    tls = try TLSConnection(accepting: descriptor, context)
    output = OutputBuffer(charging: workspace.account)
    self.peer = peer
    self.isOnLoopback = isOnLoopback
    reader = RequestReader(limits: workspace.httpLimits)
    timer = StepTimer(limits: workspace.stepLimits, now: workspace.now)
  }

  /// What the poller is to tell.
  var interest: Interest {
    switch phase {
    case .handshaking: return readWait
    case .stalled: return .peerFinished
    case .parked, .streaming, .trickling, .silent:
      var interest = hasDueOutput ? writeWait : .none
      if !waiting.streamEnded { interest.formUnion(.peerFinished) }
      if mayReadAhead { interest.formUnion(readWait) }
      return interest
    case .lingering: return .readable
    case .open:
      var interest = output.isEmpty ? .none : writeWait
      if ending == nil, !inputEnded, output.count < Self.highWater { interest.formUnion(readWait) }
      return interest
    }
  }

  /// What the connection waits for.
  var step: Step {
    switch phase {
    case .handshaking, .stalled: .handshake
    case .parked: waiting.isCancelling ? .cancellation : .delay
    case .streaming: waiting.isCancelling ? .cancellation : output.isEmpty ? .stream : .write
    case .trickling: waiting.isCancelling ? .cancellation : hasDueOutput ? .write : .pace
    case .silent: waiting.isCancelling ? .cancellation : .silence
    case .lingering: lingering.isBrief ? .briefLinger : .linger
    case .open: output.isEmpty ? Step(reading: reader.phase) : .write
    }
  }

  /// Whether something waits to be sent that may be sent.
  var hasDueOutput: Bool { output.count > heldBack }

  /// Whether nothing of a request has come.
  var isIdle: Bool { step == .idle && !tls.hasPending }

  /// Does what an event allows.
  mutating func handle(_ event: Event, _ workspace: inout Workspace) -> Fate {
    switch phase {
    case .handshaking: return shakeHands(&workspace)
    case .stalled: return .close
    case .open: return serve(&workspace)
    case .parked, .streaming, .trickling, .silent: return watch(event, &workspace)
    case .lingering: return discardInput(&workspace)
    }
  }

  /// Goes on after others had their turn.
  mutating func resume(_ workspace: inout Workspace) -> Fate {
    switch phase {
    case .open: serve(&workspace)
    case .lingering: discardInput(&workspace)
    case .parked, .trickling, .silent: readAhead(&workspace)
    case .streaming: goOnStreaming(&workspace)
    case .handshaking, .stalled: .stay
    }
  }

  /// Ends what took too long.
  mutating func expire(_ workspace: inout Workspace) -> Fate {
    workspace.log.timedOut(timer.step, peer)
    switch timer.step {
    case .handshake, .write, .silence:
      return .close
    case .linger, .briefLinger:
      return lingerOn(workspace)
    case .idle:
      return endIdle(&workspace)
    case .head:
      refuse(.headTimedOut, &workspace)
      return serve(&workspace)
    case .body:
      refuse(.bodyTimedOut, &workspace)
      return serve(&workspace)
    case .stream:
      return keepAlive(&workspace)
    case .delay:
      return endDelay(&workspace)
    case .pace:
      return trickle(&workspace)
    case .cancellation:
      return phase == .silent ? .close : end(.linger, &workspace)
    }
  }

  /// Takes part in the server's stop: answers what has come, and ends when nothing more is due.
  mutating func drain(_ workspace: inout Workspace) -> Fate {
    switch phase {
    case .handshaking, .parked, .trickling: return .stay
    case .lingering: return lingerBriefly()
    case .silent, .stalled: return .close
    case .streaming: return drainStream(&workspace)
    case .open: return serve(&workspace)
    }
  }

  /// Gives memory back that stands empty, and takes note of the time; whether it is parked now and was not before, or the
  /// other way round, is returned.
  mutating func settle(_ workspace: inout Workspace) -> Bool {
    workspace.takeBack(&input)
    workspace.takeBack(&output)
    let held = input.capacity + output.capacity + (phase == .parked ? delayedResponse.body.capacity : 0)
    if held != output.charge.bytes { output.charge.set(to: held) }
    timer.update(step: step, progress: progress, now: workspace.now)
    return isParked != (placeOfParked != nil)
  }
}
