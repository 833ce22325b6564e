import Foundation
import Locking

/// Many threads that do one thing at the same time.
final class Crowd<Value: Sendable>: Sendable {
  private let outcomes = Lock<[Int: Result<Value, any Error>]>([:])

  /// What `body` comes to on each of `count` threads, which begin together.
  static func of(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) -> [Result<Value, any Error>] {
    let crowd = Crowd()
    let gate = DispatchSemaphore(value: 0)
    let done = DispatchGroup()
    for index in 0..<count {
      done.enter()
      Thread.detachNewThread {
        gate.wait()
        let outcome = Result { try body(index) }
        crowd.outcomes.withLock { $0[index] = outcome }
        done.leave()
      }
    }
    for _ in 0..<count { gate.signal() }
    done.wait()
    return crowd.outcomes.withLock { outcomes in (0..<count).compactMap { outcomes[$0] } }
  }
}
