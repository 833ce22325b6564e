/// The configured times in the unit of the event loop.
struct StepLimits {
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
