import Locking
import Synchronization

/// Tells those that wait that something has happened which they may wait for. What it was, they find out by asking again.
///
/// A waiter listens first and asks then: what happens before it listens it learns from the answer, and of what happens
/// later it is told.
package final class Changes: Sendable {
  private struct Listener {
    let number: Int
    let wake: @Sendable () -> Void
  }

  private struct Listeners {
    var all: [Listener] = []
    var last = 0
  }

  private let listeners = Lock(Listeners())
  private let count = Atomic<Int>(0)

  /// No listener yet.
  package init() {}

  /// Calls `wake` at every change from now on, in the thread that made it; it must not wait. The number that is returned
  /// ends it.
  package func listen(_ wake: @escaping @Sendable () -> Void) -> Int {
    listeners.withLock { listeners in
      listeners.last += 1
      listeners.all.append(Listener(number: listeners.last, wake: wake))
      count.store(listeners.all.count, ordering: .sequentiallyConsistent)
      return listeners.last
    }
  }

  /// Calls a listener no more, once this has returned.
  package func leave(_ number: Int) {
    listeners.withLock { listeners in
      listeners.all.removeAll { $0.number == number }
      count.store(listeners.all.count, ordering: .sequentiallyConsistent)
    }
  }

  /// Tells all who listen; to be called behind the change. Without listeners it costs a fence and one load.
  package func tell() {
    // Else the load could come before the change: a waiter that listens between the two would see and hear nothing.
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    guard count.load(ordering: .relaxed) > 0 else { return }
    listeners.withLock { listeners in
      for listener in listeners.all { listener.wake() }
    }
  }
}
