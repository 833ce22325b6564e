/// The configured times in the unit of the event loop.
struct StepLimits {
  /// How long a peer's FIN may come behind its close_notify, and its close_notify behind its request, in milliseconds,
  /// to be taken as one with it: clients send them with two system calls, and nobody cancels so soon.
  private static let cancellation: Int64 = 50
  /// How long a peer has to send nothing, in milliseconds, for a server that stops to leave it.
  private static let briefLinger: Int64 = 50

  private let handshake: Int64
  private let idle: Int64
  private let head: Int64
  private let body: Int64
  private let write: Int64
  private let linger: Int64

  init(_ deadlines: Deadlines) {
    handshake = deadlines.handshake.milliseconds
    idle = deadlines.idle.milliseconds
    head = deadlines.head.milliseconds
    body = deadlines.body.milliseconds
    write = deadlines.write.milliseconds
    linger = deadlines.linger.milliseconds
  }

  /// How long a step may take; a delay has its own time, which the answer brings.
  func milliseconds(for step: Step) -> Int64 {
    switch step {
    case .handshake: handshake
    case .idle, .silence: idle
    case .head: head
    case .body: body
    case .write: write
    case .linger: linger
    case .cancellation: Self.cancellation
    case .briefLinger: Self.briefLinger
    case .delay: 0
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
