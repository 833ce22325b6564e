public import Synchronization

/// A value that one thread at a time uses: `Mutex`, and the thread sanitizer sees the order that it makes.
///
/// The sanitizer knows of an order only from code that it was compiled into. Where a thread has to wait for a `Mutex`,
/// that code is Swift's own library, and accesses that follow each other look like a race. The flag here is handed from
/// each holder to the next in our own code, at the cost of two plain moves.
///
/// Public, because Swift 6.3 compiles into other modules only what is: as `package` each use looked up this type by its
/// name first, a tenth of a restore. No product has this module.
@frozen public struct Lock<Value: ~Copyable>: ~Copyable {
  @usableFromInline let mutex: Mutex<Value>
  @usableFromInline let handedOver: Atomic<Bool>

  /// Guards `value` from now on.
  @inlinable public init(_ value: consuming sending Value) {
    mutex = Mutex(value)
    handedOver = Atomic(false)
  }

  /// Waits until no one else uses the value, then hands it to `body`, which must not ask for it again.
  @inlinable public borrowing func withLock<Result: ~Copyable, Failure: Error>(
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
