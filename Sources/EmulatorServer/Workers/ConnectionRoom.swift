import Locking
import Synchronization
import Transport

/// How many connections the workers of a server hold together, and which of them gives way where there is no room for
/// another one.
///
/// A worker without room asks for some. Every worker answers how long its longest idle connection has been idle, the one
/// with the longest of all ends it, and the workers that wait for room go on. So it does not matter which worker holds
/// the idle connections, and which one the newcomers come to.
final class ConnectionRoom: Sendable {
  /// The most connections at once.
  let limit: Int

  private let held = Atomic<Int>(0)
  /// Whether a worker waits for room.
  private let isAwaited = Atomic<Bool>(false)
  /// The number of the latest question; 0 before the first.
  private let latestQuestion = Atomic<Int>(0)
  private let question: Lock<Question>
  private let wakeUps: Lock<[WakeUp]>

  private struct Question {
    /// Workers that are there to answer.
    var workers: Int
    /// Where a connection waits, while some of them have yet to answer, or the chosen one has yet to end a connection.
    var listener: Listener?
    var answers = 0
    var longest: (worker: Int, deadline: Instant)?
    /// The worker that is to end a connection.
    var chosen: Int?

    var isOpen: Bool { listener != nil }
  }

  /// Room for `limit` connections of the workers that wait for these, by their index.
  init(limit: Int, waking wakeUps: [WakeUp]) {
    self.limit = limit
    self.wakeUps = Lock(wakeUps)
    question = Lock(Question(workers: wakeUps.count))
  }

  /// Whether another connection could be held.
  var hasRoom: Bool { held.load(ordering: .relaxed) < limit }

  /// Takes the room of one connection, if there is any.
  func take() -> Bool {
    guard held.wrappingAdd(1, ordering: .relaxed).oldValue < limit else {
      held.wrappingSubtract(1, ordering: .relaxed)
      return false
    }
    return true
  }

  /// Gives the room of one connection back.
  func giveBack() {
    held.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    if isAwaited.load(ordering: .sequentiallyConsistent) { wakeThoseWhoWait() }
  }

  /// Asks every worker for a connection that can give way to one that waits at a listener, unless that is being asked;
  /// the caller is woken when there is room. It may have to ask again: when no worker has such a connection, or the one
  /// that has been idle longest has not been so for long enough, none is woken.
  func ask(for listener: Listener) {
    isAwaited.store(true, ordering: .sequentiallyConsistent)
    guard !hasRoom else { return wakeThoseWhoWait() }
    let isNew = question.withLock { question in
      guard !question.isOpen else { return false }
      question = Question(workers: question.workers, listener: listener)
      latestQuestion.wrappingAdd(1, ordering: .releasing)
      return true
    }
    if isNew { wakeAll() }
  }

  /// The number of the latest question; a worker that has not answered it is to.
  var number: Int { latestQuestion.load(ordering: .acquiring) }

  /// Answers the latest question for a worker: when its longest idle connection would end by itself, nil where it has
  /// none that can give way.
  func answer(for worker: Int, longestIdleUntil deadline: Instant?) {
    let chosen = question.withLock { question -> Int? in
      guard question.isOpen else { return nil }
      if let deadline, question.longest.map({ deadline < $0.deadline }) ?? true {
        question.longest = (worker, deadline)
      }
      question.answers += 1
      return Self.conclude(&question)
    }
    if let chosen { wake(chosen) }
  }

  /// Whether a worker is to end its longest idle connection, and then to say that it did.
  func isChosen(_ worker: Int) -> Bool { question.withLock { $0.chosen == worker } }

  /// Whether the latest question still stands: there is no room, and a connection waits. The worker that asked may have
  /// seen one which another worker was about to take into the last room; that one has answered since, and taken it.
  var isWanted: Bool {
    guard !hasRoom, let listener = question.withLock({ $0.listener }) else { return false }
    return listener.isAwaited
  }

  /// Ends the latest question, whose answer has been acted upon.
  func conclude() {
    question.withLock { question in
      question.chosen = nil
      question.listener = nil
    }
  }

  /// Goes on without a worker that answers no more; returns how many are left.
  func leave() -> Int {
    let (chosen, left) = question.withLock { question -> (Int?, Int) in
      question.workers -= 1
      return (Self.conclude(&question), question.workers)
    }
    if let chosen { wake(chosen) }
    return left
  }

  /// Lets go of the wake-ups, when no worker is left to be woken.
  func forget() {
    wakeUps.withLock { $0 = [] }
  }

  private static func conclude(_ question: inout Question) -> Int? {
    guard question.isOpen, question.answers >= question.workers else { return nil }
    question.chosen = question.longest?.worker
    if question.chosen == nil { question.listener = nil }
    return question.chosen
  }

  private func wakeThoseWhoWait() {
    if isAwaited.exchange(false, ordering: .sequentiallyConsistent) { wakeAll() }
  }

  private func wakeAll() {
    wakeUps.withLock { for wakeUp in $0 { wakeUp.signal() } }
  }

  private func wake(_ worker: Int) {
    wakeUps.withLock { if $0.indices.contains(worker) { $0[worker].signal() } }
  }
}
