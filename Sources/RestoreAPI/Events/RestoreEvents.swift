import Backup
import Bytes

/// The restores of one session, the latest of them.
struct RestoreEvents: Sendable {
  /// The most that are remembered: more than tests look at, and a hundred bytes each.
  static let maximum = 1000

  /// A ring, once it is full.
  private var events: [RestoreEvent] = []
  /// How many there have been.
  private var total = 0
  /// How they went, once they are all over.
  private var tally = RestoreTally()
  /// Whether any of them may have been stopped before its end.
  private var mayBeCancelled = false
  /// When the last restore that takes time is over.
  private var latestEnd = Timestamp.unixEpoch

  /// What has changed with them until `now`: each begins, and ends.
  func changes(until now: Timestamp) -> Int { total + tally(at: now).count }

  /// Whether there has been any.
  var hasAny: Bool { total > 0 }

  /// The numbers of those that are remembered; they count on from the first restore of the session.
  var numbers: Range<Int> { (total - events.count)..<total }

  /// The event with `number`, one of ``numbers``.
  subscript(number: Int) -> RestoreEvent { events[number % Self.maximum] }

  /// Takes another, in place of the oldest where there are too many.
  mutating func append(_ event: RestoreEvent) {
    tally.add(event.status)
    if event.milliseconds > 0 {
      latestEnd = max(latestEnd, event.endTime)
      if event.run != nil { mayBeCancelled = true }
    }
    if events.count < Self.maximum {
      events.append(event)
    } else {
      events[total % Self.maximum] = event
    }
    total += 1
  }

  /// How the restores went that are over at `now`. A restore that is no longer remembered counts as over.
  func tally(at now: Timestamp) -> RestoreTally {
    guard now < latestEnd || mayBeCancelled else { return tally }
    var tally = tally
    for event in events where event.milliseconds > 0 {
      if !event.isOver(at: now) {
        tally.remove(event.status)
      } else if event.isCancelled {
        tally.cancel(event.status)
      }
    }
    return tally
  }

  /// Takes what a restore from one mailbox did, or why it did nothing.
  mutating func append(
    _ restore: MailboxRestore, _ status: RestoreStatus, because error: String? = nil, at now: Timestamp,
    taking milliseconds: Int
  ) {
    if let event = restore.event(status, because: error, at: now, taking: milliseconds) {
      append(event)
    } else {
      for event in restore.itemEvents(because: error, at: now, taking: milliseconds) { append(event) }
    }
  }

  /// The same for one that may be stopped, begun at `now`.
  mutating func append(_ restore: MailboxRestore, _ outcome: RestoredPart, _ run: RestoreRun, at now: Timestamp) {
    let (status, error, milliseconds) = (outcome.status, outcome.error, outcome.milliseconds)
    if var event = restore.event(status, because: error, at: now, taking: milliseconds) {
      event.run = run
      append(event)
    } else {
      for var event in restore.itemEvents(because: error, at: now, taking: milliseconds) {
        event.run = run
        append(event)
      }
    }
  }
}

/// The number of restores with each status.
struct RestoreTally: Sendable {
  private var successes = 0
  private var warnings = 0
  private var failures = 0
  private var cancellations = 0

  /// Counts one more.
  mutating func add(_ status: RestoreStatus) { self[status] += 1 }

  /// Counts one as cancelled that was to have this status.
  mutating func cancel(_ status: RestoreStatus) {
    remove(status)
    cancellations += 1
  }

  /// How many there are.
  var count: Int { successes + warnings + failures + cancellations }

  /// Counts one less.
  mutating func remove(_ status: RestoreStatus) { self[status] -= 1 }

  private subscript(status: RestoreStatus) -> Int {
    get {
      switch status {
      case .success: successes
      case .warning: warnings
      case .failed: failures
      }
    }
    set {
      switch status {
      case .success: successes = newValue
      case .warning: warnings = newValue
      case .failed: failures = newValue
      }
    }
  }

  /// Appends the text that sessions show as `details`: `2 items processed (2 successes)`, `0 items processed` (observed);
  /// what failed is told after the same pattern (assumed).
  func append(to text: inout [UInt8]) {
    text.append(count, " item", " items")
    text.append(" processed")
    var separator: StaticString = " ("
    for (count, one, many) in Self.words(self) where count > 0 {
      text.append(separator)
      text.append(count, one, many)
      separator = ", "
    }
    if count > 0 { text.append(")") }
  }

  private static func words(_ tally: RestoreTally) -> [(count: Int, one: StaticString, many: StaticString)] {
    [
      (tally.successes, " success", " successes"), (tally.warnings, " warning", " warnings"),
      (tally.failures, " failure", " failures"), (tally.cancellations, " cancelled", " cancelled"),
    ]
  }
}

extension [UInt8] {
  /// Appends a number and the word behind it.
  fileprivate mutating func append(_ count: Int, _ one: StaticString, _ many: StaticString) {
    append(decimal: count)
    append(count == 1 ? one : many)
  }
}
