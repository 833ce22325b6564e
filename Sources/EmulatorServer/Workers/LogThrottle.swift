import Transport

/// Lets so many lines through in each period and counts the rest, so that a scanner cannot flood the log.
struct LogThrottle {
  /// Enough to show what is wrong, few enough to be read.
  static let linesPerPeriod = 5
  /// In milliseconds.
  static let period: Int64 = 10_000

  /// What is to happen to a line.
  enum Decision: Equatable {
    case drop
    /// Write it, and that so many were dropped before it.
    case write(dropped: Int)
  }

  private var periodEnd: Instant
  private var lines = 0
  private var dropped = 0

  init(now: Instant) {
    periodEnd = now.advanced(byMilliseconds: Self.period)
  }

  /// Decides about one line.
  mutating func admit(now: Instant) -> Decision {
    if now >= periodEnd {
      periodEnd = now.advanced(byMilliseconds: Self.period)
      lines = 0
    }
    guard lines < Self.linesPerPeriod else {
      dropped &+= 1
      return .drop
    }
    lines += 1
    defer { dropped = 0 }
    return .write(dropped: dropped)
  }
}
