import Synchronization

/// The memory that requests, and their answers, take on all connections together: one account for all threads.
package final class MemoryAccount: Sendable {
  /// The most bytes there may be.
  package let limit: Int
  private let taken = Atomic<Int>(0)

  /// An account on which nothing is taken.
  package init(limit: Int) {
    self.limit = limit
  }

  /// The bytes that are taken.
  package var bytes: Int { taken.load(ordering: .relaxed) }

  /// Whether no memory is left.
  package var isExhausted: Bool { bytes >= limit }

  fileprivate func take(_ count: Int) -> Bool {
    guard taken.wrappingAdd(count, ordering: .relaxed).newValue <= limit else {
      taken.wrappingSubtract(count, ordering: .relaxed)
      return false
    }
    return true
  }

  fileprivate func change(by difference: Int) {
    taken.wrappingAdd(difference, ordering: .relaxed)
  }
}

/// What one owner of messages has taken of an account; given back with it.
package struct MemoryCharge: ~Copyable {
  /// The bytes that are taken.
  package private(set) var bytes = 0
  private let account: MemoryAccount?

  /// Takes nothing yet; of no account, for an owner that may have what it wants.
  package init(on account: MemoryAccount?) {
    self.account = account
  }

  /// Takes more, if the account has as much left.
  package mutating func add(_ count: Int) -> Bool {
    guard let account else { return true }
    guard account.take(count) else { return false }
    bytes += count
    return true
  }

  /// Says how much there is by now: memory that was allowed, or is too little to be asked for.
  package mutating func set(to count: Int) {
    guard let account, count != bytes else { return }
    account.change(by: count - bytes)
    bytes = count
  }

  /// Hands over all of it to another owner.
  package mutating func move(to other: inout MemoryCharge) {
    other.bytes += bytes
    bytes = 0
  }

  deinit {
    if bytes != 0 { account?.change(by: -bytes) }
  }
}
