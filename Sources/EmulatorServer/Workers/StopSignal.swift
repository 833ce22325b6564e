import Locking
import Synchronization
import Transport

/// Tells every worker that the server stops, and until when what is in flight may be finished.
final class StopSignal: Sendable {
  private static let unset = Int64.max

  private let deadlineNanoseconds = Atomic<Int64>(StopSignal.unset)
  private let wakeUps: Lock<[WakeUp]>

  /// Will wake the workers that wait for these.
  init(waking wakeUps: [WakeUp]) {
    self.wakeUps = Lock(wakeUps)
  }

  /// When to cut what is in flight; nil while the server is to run.
  var deadline: Instant? {
    let nanoseconds = deadlineNanoseconds.load(ordering: .acquiring)
    return nanoseconds == Self.unset ? nil : Instant(nanoseconds: nanoseconds)
  }

  /// Stops, or brings the end of a stop forward.
  func stop(by deadline: Instant) {
    // The last instant there is would read as no deadline at all.
    _ = deadlineNanoseconds.min(min(deadline.nanoseconds, Self.unset - 1), ordering: .acquiringAndReleasing)
    wakeUps.withLock { for wakeUp in $0 { wakeUp.signal() } }
  }

  /// Lets go of the wake-ups, when no worker is left to be woken.
  func forget() {
    wakeUps.withLock { $0 = [] }
  }
}
