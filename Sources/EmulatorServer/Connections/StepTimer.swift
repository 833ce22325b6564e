import HTTP1
import Transport

/// Decides until when a connection may stay in its present step: a state machine without a clock of its own.
///
/// A step's time runs from its beginning, however often bytes drip in. Only the steps that move an unknown amount,
/// a body and an answer, get their time anew, and only for a fair amount.
struct StepTimer {
  private let limits: StepLimits
  private(set) var step = Step.handshake
  /// When the present step is over.
  private(set) var deadline: Instant
  /// The progress at which the present time began to run.
  private var mark = Progress()
  /// The step that a short one takes the place of, and when it is over.
  private var interrupted: (step: Step, deadline: Instant)?

  /// Begins with the handshake.
  init(limits: StepLimits, now: Instant) {
    self.limits = limits
    deadline = now.advanced(byMilliseconds: limits.milliseconds(for: .handshake))
  }

  /// Takes what the connection waits for now; called after everything that could be done was done.
  mutating func update(step: Step, progress: Progress, now: Instant) {
    guard step != self.step || deservesNewTime(progress) else { return }
    self.step = step
    mark = progress
    deadline = now.advanced(byMilliseconds: limits.milliseconds(for: step))
  }

  /// Holds an answer back until then, whatever the limits say.
  mutating func delay(until deadline: Instant) {
    step = .delay
    self.deadline = deadline
  }

  /// Holds the next bytes of an answer back until then.
  mutating func pace(until deadline: Instant) {
    step = .pace
    self.deadline = deadline
  }

  /// Lets the present step's time begin anew.
  mutating func restart(now: Instant) {
    deadline = now.advanced(byMilliseconds: limits.milliseconds(for: step))
  }

  /// Waits for something else, which may take as long as its own limit says, or as the present step.
  mutating func interrupt(by step: Step, now: Instant) {
    interrupted = (self.step, deadline)
    self.step = step
    deadline = min(deadline, now.advanced(byMilliseconds: limits.milliseconds(for: step)))
  }

  /// Goes on with the step that was interrupted.
  mutating func resume() {
    guard let interrupted else { return }
    (step, deadline) = interrupted
    self.interrupted = nil
  }

  private func deservesNewTime(_ progress: Progress) -> Bool {
    switch step {
    case .idle, .head: progress.requests != mark.requests
    case .body:
      progress.requests != mark.requests || progress.received &- mark.received >= Deadlines.bodyProgress
    case .stream: progress.sent != mark.sent
    case .write: progress.sent &- mark.sent >= Deadlines.writeProgress
    case .handshake, .delay, .pace, .silence, .cancellation, .linger, .briefLinger: false
    }
  }
}

/// What a connection waits for, which decides how long it may wait.
enum Step: Equatable {
  /// The TLS handshake to complete.
  case handshake
  /// The next request's first byte.
  case idle
  /// The rest of a request's head.
  case head
  /// The rest of a request's body.
  case body
  /// The peer to take the answers that wait in the out buffer.
  case write
  /// The time of an answer that is held back, or what the answer depends on.
  case delay
  /// The time of the next bytes of an answer that comes a few at a time.
  case pace
  /// Something to send on a stream.
  case stream
  /// Nothing: the emulator answers no more, and the peer is to find out by its own deadline.
  case silence
  /// The end of the peer's stream, behind a close_notify that came late: without it the peer has cancelled.
  case cancellation
  /// The peer to stop sending, after it was answered for good.
  case linger
  /// The same while the server stops.
  case briefLinger
}

extension Step {
  /// What a reader in `phase` waits for.
  init(reading phase: RequestReader.Phase) {
    switch phase {
    case .idle: self = .idle
    case .head: self = .head
    case .body, .complete: self = .body
    }
  }
}

/// The configured times in the unit of the event loop.
struct StepLimits {
  /// How long a peer's FIN may come behind its close_notify, and its close_notify behind its request, in milliseconds,
  /// to be taken as one with it: clients send them with two system calls, and none cancels so soon.
  private static let cancellation: Int64 = 50
  /// How long a peer has to send nothing, in milliseconds, for a server that stops to leave it.
  private static let briefLinger: Int64 = 50

  private let handshake: Int64
  private let idle: Int64
  private let head: Int64
  private let body: Int64
  private let write: Int64
  private let linger: Int64
  private let keepAlive: Int64

  init(_ deadlines: Deadlines) {
    handshake = deadlines.handshake.milliseconds
    idle = deadlines.idle.milliseconds
    head = deadlines.head.milliseconds
    body = deadlines.body.milliseconds
    write = deadlines.write.milliseconds
    linger = deadlines.linger.milliseconds
    keepAlive = deadlines.keepAlive.milliseconds
  }

  /// How long a step may take; a delay and a pace have their own, which the emulator says.
  func milliseconds(for step: Step) -> Int64 {
    switch step {
    case .handshake: handshake
    case .idle, .silence: idle
    case .head: head
    case .body: body
    case .write: write
    case .linger: linger
    case .stream: keepAlive
    case .cancellation: Self.cancellation
    case .briefLinger: Self.briefLinger
    case .delay, .pace: 0
    }
  }
}

extension Duration {
  /// Whole milliseconds, at least 0, rounded up, so that a deadline is never early.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
    guard !isTooLong else { return seconds < 0 ? 0 : .max }
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let (sum, overflows) = whole.addingReportingOverflow(rest)
    return overflows ? .max : max(0, sum)
  }
}

/// What becomes of a connection after it did what it could.
enum Fate: Equatable {
  /// It waits, for what its step and its interest say.
  case stay
  /// It could go on at once, but others are to have their turn.
  case again
  /// It is over.
  case close
}

/// How far a connection has come: what tells a peer that is slow from one that stands still.
struct Progress: Equatable {
  /// Requests that were answered.
  var requests = 0
  /// Bytes that were received, decrypted.
  var received = 0
  /// Bytes that were sent, before encryption.
  var sent = 0
}
