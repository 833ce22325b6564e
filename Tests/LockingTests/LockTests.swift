import Foundation
import Locking
import Testing

@Suite("A lock", .timeLimit(.minutes(5)))
struct LockTests {
  private struct Refusal: Error {}

  /// What threads change together; `Sendable` is true for the lock around it.
  private final class Shared: Sendable {
    let values = Lock<[Int]>([])
  }

  /// Under the thread sanitizer this is a report of a race as soon as one thread has to wait, with a bare `Mutex`.
  @Test("hands its value from thread to thread, and the thread sanitizer sees it")
  func contended() {
    let shared = Shared()
    let threads = 8
    let turns = 5_000
    let done = DispatchGroup()
    for thread in 0..<threads {
      done.enter()
      Thread.detachNewThread {
        for turn in 0..<turns { shared.values.withLock { $0.append(thread * turns + turn) } }
        done.leave()
      }
    }
    done.wait()
    #expect(shared.values.withLock { $0.sorted() } == Array(0..<threads * turns))
  }

  @Test("answers what its holder answers, throws what it throws, and is free again")
  func passesOn() throws {
    let lock = Lock(1)
    #expect(throws: Refusal.self) { try lock.withLock { (_: inout sending Int) throws(Refusal) in throw Refusal() } }
    let before = lock.withLock { value in
      defer { value += 1 }
      return value
    }
    #expect(before == 1)
    #expect(lock.withLock { $0 } == 2)
  }
}
