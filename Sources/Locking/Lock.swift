import Synchronization

/// A value that one thread at a time uses: `Mutex`, and the thread sanitizer sees the order that it makes.
///
/// The sanitizer knows of an order only from code that it was compiled into. Where a thread has to wait for a `Mutex`,
/// that code is Swift's own library, and accesses that follow each other look like a race. The flag here is handed from
/// each holder to the next in our own code, at the cost of two plain moves.
package struct Lock<Value: ~Copyable>: ~Copyable {
  private let mutex: Mutex<Value>
  private let handedOver = Atomic<Bool>(false)

  /// Guards `value` from now on.
  package init(_ value: consuming sending Value) {
    mutex = Mutex(value)
  }

  /// Waits until no one else uses the value, then hands it to `body`, which must not ask for it again.
  package borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try mutex.withLock { value throws(Failure) in
      _ = handedOver.load(ordering: .acquiring)
      defer { handedOver.store(true, ordering: .releasing) }
      return try body(&value)
    }
  }
}

extension Lock: Sendable where Value: ~Copyable {}
