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

  private func deservesNewTime(_ progress: Progress) -> Bool {
    switch step {
    case .idle, .head: progress.requests != mark.requests
    case .body:
      progress.requests != mark.requests || progress.received &- mark.received >= Deadlines.bodyProgress
    case .write: progress.sent &- mark.sent >= Deadlines.writeProgress
    case .handshake, .delay, .silence, .linger: false
    }
  }
}
