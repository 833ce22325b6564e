/// A reading of the monotonic clock; read once a turn of the loop and handed to whatever needs it.
package struct Instant: Hashable, Comparable, Sendable {
  /// Since an arbitrary start, which is the same for the whole system until it reboots.
  package let nanoseconds: Int64

  /// The instant so long after the clock's start.
  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// CLOCK_MONOTONIC, now.
  package static var now: Instant {
    Instant(nanoseconds: SystemCalls.monotonicNanoseconds())
  }

  /// The instant so much later; at most the last one there is.
  package func advanced(byMilliseconds milliseconds: Int64) -> Instant {
    let (distance, isTooFar) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
    if isTooFar { return Instant(nanoseconds: milliseconds < 0 ? .min : .max) }
    let (sum, isTooLate) = nanoseconds.addingReportingOverflow(distance)
    return Instant(nanoseconds: isTooLate ? (distance < 0 ? .min : .max) : sum)
  }

  /// Whether `left` comes first.
  package static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
