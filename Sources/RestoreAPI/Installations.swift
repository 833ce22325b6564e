import Locking
import Synchronization

/// The installation that requests are answered from. Workers remember it, and look for another one only when its number
/// has changed: a request takes no lock.
package final class Installations: Sendable {
  private let present: Lock<Installation>
  private let number: Atomic<UInt64>

  /// Begins with `installation`.
  package init(_ installation: Installation) {
    present = Lock(installation)
    number = Atomic(installation.number)
  }

  /// Puts the installation that `successor` makes of the present one in its place, from the next request on; returns the
  /// one before.
  @discardableResult
  package func replace(_ successor: (Installation) -> Installation) -> Installation {
    present.withLock { present in
      let before = present
      present = successor(before)
      number.store(present.number, ordering: .releasing)
      return before
    }
  }

  /// The present one; a worker keeps it in `cached` until there is another.
  package func present(_ cached: inout Installation?) -> Installation {
    if let cached, cached.number == number.load(ordering: .acquiring) { return cached }
    let present = current
    cached = present
    return present
  }

  /// The present one.
  package var current: Installation { present.withLock { $0 } }
}
