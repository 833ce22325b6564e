package import Bytes
package import Journal
import Locking
import Synchronization

/// The expectations of a run. Each counts the requests of the journal as they come, so that what the journal gives up is
/// counted, too. Where there is none, a request costs one load.
package final class Expectations: Sendable {
  private struct State {
    var list: [Expectation] = []
    /// The place in the journal's order up to which requests were looked at.
    var cursor: UInt64 = 0
  }

  private let state = Lock(State())
  private let count = Atomic(0)
  private let journal: Journal

  /// None yet, of the requests of a journal.
  package init(of journal: Journal) {
    self.journal = journal
  }

  /// The most there are at a time.
  package static let most = 1000

  /// Puts one in the place of that name in its restore session; it counts the requests that the journal has already.
  /// False where there are too many.
  package func put(_ expectation: Expectation) -> Bool {
    state.withLock { state in
      // While there were none, nobody looked at the requests.
      if state.list.isEmpty { state.cursor = journal.counts.all }
      advance(&state)
      var expectation = expectation
      let cursor = state.cursor
      for request in journal.requests(latestFirst: false, where: { $0.sequence <= cursor }) {
        expectation.take(request)
      }
      if let index = state.list.firstIndex(where: { $0.isCalled(expectation.name, in: expectation.session) }) {
        state.list[index] = expectation
      } else if state.list.count < Self.most {
        state.list.append(expectation)
      } else {
        return false
      }
      count.store(state.list.count, ordering: .relaxed)
      return true
    }
  }

  /// Looks at what has come; called behind each request.
  package func look() {
    guard count.load(ordering: .relaxed) > 0 else { return }
    state.withLock { state in advance(&state) }
  }

  /// The expectations of one restore session, or all, in the order in which they were put.
  package func list(session: UUID? = nil) -> [Expectation] {
    state.withLock { state in
      advance(&state)
      return state.list.filter { session == nil || $0.session == session }
    }
  }

  /// Takes away those of that name, of that restore session, or all; false where there is none of that name.
  @discardableResult
  package func remove(_ name: String? = nil, session: UUID? = nil) -> Bool {
    state.withLock { state in
      let before = state.list.count
      state.list.removeAll { ($0.name == name || name == nil) && ($0.session == session || session == nil) }
      count.store(state.list.count, ordering: .relaxed)
      return state.list.count < before || name == nil
    }
  }

  /// Begins anew with those of one restore session, or all: its requests were forgotten.
  package func restart(session: UUID? = nil) {
    state.withLock { state in
      advance(&state)
      for index in state.list.indices where session == nil || state.list[index].session == session {
        state.list[index].restart()
      }
    }
  }

  private func advance(_ state: inout State) {
    guard !state.list.isEmpty else { return }
    while true {
      let batch = journal.batch(after: state.cursor, mostBytes: Self.batchBytes)
      guard !batch.requests.isEmpty else { break }
      for request in batch.requests {
        for index in state.list.indices { state.list[index].take(request) }
      }
      state.cursor = batch.cursor
    }
  }

  private static let batchBytes = 1024 * 1024
}

extension Expectation {
  fileprivate func isCalled(_ other: String, in session: UUID?) -> Bool { name == other && self.session == session }
}
