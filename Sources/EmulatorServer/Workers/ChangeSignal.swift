import Synchronization
import Transport

/// Wakes a worker because something has happened that its parked connections may wait for: once, however much happens
/// until the worker looks.
final class ChangeSignal: Sendable {
  private let wakeUp: WakeUp
  private let isPending = Atomic(false)

  /// Will wake the worker that waits for this.
  init(waking wakeUp: WakeUp) {
    self.wakeUp = wakeUp
  }

  /// Says that something has happened; from any thread.
  func signal() {
    if !isPending.exchange(true, ordering: .acquiringAndReleasing) { wakeUp.signal() }
  }

  /// Whether something has happened since the last time. To be asked before looking what it was.
  func take() -> Bool {
    isPending.exchange(false, ordering: .acquiringAndReleasing)
  }
}
