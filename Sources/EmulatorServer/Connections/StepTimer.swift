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

  /// Holds an answer back for so long, whatever the limits say.
  mutating func delay(byMilliseconds milliseconds: Int, now: Instant) {
    step = .delay
    deadline = now.advanced(byMilliseconds: Int64(clamping: milliseconds))
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
    case .write: progress.sent &- mark.sent >= Deadlines.writeProgress
    case .handshake, .delay, .silence, .cancellation, .linger, .briefLinger: false
    }
  }
}
