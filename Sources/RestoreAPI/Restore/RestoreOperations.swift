import Backup
import Bytes

/// The restores of a session as `Statistics` tells of them: the latest with their parts, and what the others amount to.
struct RestoreOperations: Sendable {
  /// The oldest first.
  private(set) var latest: [RestoreOperation] = []
  /// What is over and has no operation of its own, or none any more.
  private(set) var settled = RestoreCounters()
  private var parts = 0

  /// The most that are remembered: more than tests look at.
  static let maximum = 100

  /// Takes another, and forgets the oldest where there are too many, but for what they amount to.
  mutating func append(_ operation: RestoreOperation) {
    latest.append(operation)
    parts += operation.parts.count
    while latest.count > Self.maximum || (parts > RestoreOperation.mostParts && latest.count > 1) {
      let oldest = latest.removeFirst()
      parts -= oldest.parts.count
      for part in oldest.parts where !oldest.isCancelled(part) { settled += part.counters }
      settled += oldest.rest
    }
  }

  /// Whether one that goes on at `now` restores one of the mailboxes that are meant.
  func goOn(at now: Timestamp, with isMeant: (UUID) -> Bool) -> Bool {
    latest.contains { operation in
      !operation.isOver(at: now)
        && operation.parts.contains { part in
          guard case .mailbox(let mailbox) = part.subject else { return false }
          return !operation.isOver(part, at: now) && isMeant(mailbox.id)
        }
    }
  }

  /// Counts what was restored at once.
  @inline(__always)
  mutating func count(_ counters: RestoreCounters) { settled += counters }
}
