/// Ends another thread's wait.
package final class WakeUp: Sendable {
  /// Readable after ``signal()``, until ``reset()``.
  package let descriptor: FileDescriptor

  /// Not signalled yet; an error is EMFILE, ENFILE or ENOMEM.
  package init() throws(Errno) {
    descriptor = try SystemCalls.eventCounter()
  }

  /// Wakes the loop that watches the descriptor; from any thread, and before the loop waits as well as during it.
  package func signal() {
    SystemCalls.increment(descriptor)
  }

  /// For the woken loop, before it looks what it was woken for: what is signalled afterwards wakes it again.
  package func reset() {
    SystemCalls.reset(descriptor)
  }
}
