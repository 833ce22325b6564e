import Locking
import Synchronization

/// Tells those that wait that something has happened which they may wait for. What it was, they find out by asking again.
///
/// A waiter listens first and asks then: what happens before it listens it learns from the answer, and of what happens
/// later it is told.
package final class Changes: Sendable {
  private struct Listener {
    let number: Int
    let hearsOfRequests: Bool
    let wake: @Sendable () -> Void
  }

  private struct Listeners {
    var all: [Listener] = []
    var last = 0
  }

  private let listeners = Lock(Listeners())
  private let count = Atomic<Int>(0)
  /// How many of them are told of requests, too.
  private let requestCount = Atomic<Int>(0)

  /// No listener yet.
  package init() {}

  /// Calls `wake` at every change from now on, and, with `toRequests`, when a request was answered, in the thread that made
  /// it; it must not wait. The number that is returned ends it.
  package func listen(toRequests hearsOfRequests: Bool = true, _ wake: @escaping @Sendable () -> Void) -> Int {
    listeners.withLock { listeners in
      listeners.last += 1
      listeners.all.append(Listener(number: listeners.last, hearsOfRequests: hearsOfRequests, wake: wake))
      updateCounts(listeners)
      return listeners.last
    }
  }

  /// Calls a listener no more, once this has returned.
  package func leave(_ number: Int) {
    listeners.withLock { listeners in
      listeners.all.removeAll { $0.number == number }
      updateCounts(listeners)
    }
  }

  private func updateCounts(_ listeners: Listeners) {
    count.store(listeners.all.count, ordering: .sequentiallyConsistent)
    requestCount.store(listeners.all.count { $0.hearsOfRequests }, ordering: .sequentiallyConsistent)
  }

  /// Tells those who listen to requests that one was answered; to be called when it can be found. Without them it costs a
  /// fence and one load.
  package func tellOfRequest() {
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    guard requestCount.load(ordering: .relaxed) > 0 else { return }
    listeners.withLock { listeners in
      for listener in listeners.all where listener.hearsOfRequests { listener.wake() }
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
