import Backup
import Bytes
import Locking
import Synchronization

/// The restores that were begun in a session and are sessions of their own (v8), as its `Statistics` and `details` tell of
/// them. They are known one by one for as long as their own sessions are, which are few and small enough
/// (``MadeSessions``); of the others remains what they amount to.
final class RestoreOperations: Sendable {
  /// Locked behind a session's record, and behind all records.
  private let state = Lock(State())

  /// Whether there has been one: where only v6 and v7 are spoken there is none.
  private let isUsed = Atomic<Bool>(false)

  private struct State {
    /// The oldest first.
    var known: [RestoreOperation] = []
    var forgotten = RestoreAccount()
  }

  /// The most restores whose mailboxes are listed: more than tests look at.
  static let mostListed = 100

  /// Takes another.
  func append(_ operation: RestoreOperation) {
    state.withLock { $0.known.append(operation) }
    isUsed.store(true, ordering: .releasing)
  }

  /// Forgets one at `now`, as its own session is, but for what it amounts to. It can be stopped no longer.
  func forget(_ operation: RestoreOperation, at now: Timestamp) {
    state.withLock { state in
      guard let index = state.known.firstIndex(where: { $0 === operation }) else { return }
      state.known.remove(at: index)
      operation.settle(into: &state.forgotten, at: now)
    }
  }

  /// How many are known one by one.
  var count: Int { state.withLock { $0.known.count } }

  /// How far all have come at `now`.
  func standing(at now: Timestamp) -> RestoreStanding {
    state.withLock { state in
      var standing = state.forgotten.standing(at: now)
      for operation in state.known { standing += operation.standing(at: now) }
      return standing
    }
  }

  /// The latest of those that are known, the oldest first: so many as have not too many mailboxes together.
  var listed: [RestoreOperation] {
    state.withLock { state in
      var (first, parts) = (state.known.endIndex, 0)
      for operation in state.known.suffix(Self.mostListed).reversed() {
        parts += operation.parts.count
        if parts > RestoreOperation.mostParts, first < state.known.endIndex { break }
        first -= 1
      }
      return Array(state.known[first...])
    }
  }

  /// Whether one that goes on at `now` restores one of the mailboxes with these `ids`.
  @inline(__always)
  func restoreAny(of ids: @autoclosure () -> Set<UUID>, at now: Timestamp) -> Bool {
    isUsed.load(ordering: .acquiring) && restoreOne(of: ids(), at: now)
  }

  private func restoreOne(of ids: Set<UUID>, at now: Timestamp) -> Bool {
    state.withLock { state in
      state.known.contains { operation in
        !operation.isOver(at: now)
          && operation.parts.contains { part in
            guard case .mailbox(let mailbox) = part.subject else { return false }
            return !operation.isOver(part, at: now) && ids.contains(mailbox.id)
          }
      }
    }
  }
}
