import Locking
import RestoreAPI
import Synchronization

/// The installation that requests are answered from. Workers remember it, and look for another one only when its number
/// has changed: a request takes no lock.
struct Installations: ~Copyable, Sendable {
  private let present: Lock<Installation>
  private let number: Atomic<UInt64>

  /// Begins with `installation`.
  init(_ installation: Installation) {
    present = Lock(installation)
    number = Atomic(installation.number)
  }

  /// Puts the installation that `successor` makes of the present one in its place, from the next request on; returns the
  /// one before.
  @discardableResult
  func replace(_ successor: (Installation) -> Installation) -> Installation {
    present.withLock { present in
      let before = present
      present = successor(before)
      number.store(present.number, ordering: .releasing)
      return before
    }
  }

  /// The present one, which the worker of `answering` remembers.
  func present(for answering: inout Answering) -> Installation {
    if let known = answering.installation, known.number == number.load(ordering: .acquiring) { return known }
    let present = present.withLock { $0 }
    answering.installation = present
    return present
  }
}
