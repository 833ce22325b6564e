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
  /// When the last restore that takes time is over.
  private var latestEnd = Timestamp.unixEpoch

  /// Whether there has been any.
  var hasAny: Bool { total > 0 }

  /// The numbers of those that are remembered; they count on from the first restore of the session.
  var numbers: Range<Int> { (total - events.count)..<total }

  /// The event with `number`, one of ``numbers``.
  subscript(number: Int) -> RestoreEvent { events[number % Self.maximum] }

  /// Takes another, in place of the oldest where there are too many.
  mutating func append(_ event: RestoreEvent) {
    tally.add(event.status)
    if event.milliseconds > 0 { latestEnd = max(latestEnd, event.endTime) }
    if events.count < Self.maximum {
      events.append(event)
    } else {
      events[total % Self.maximum] = event
    }
    total += 1
  }

  /// How the restores went that are over at `now`. A restore that is no longer remembered counts as over.
  func tally(at now: Timestamp) -> RestoreTally {
    guard now < latestEnd else { return tally }
    var tally = tally
    for event in events where !event.isOver(at: now) { tally.remove(event.status) }
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
}

/// The number of restores with each status.
struct RestoreTally: Sendable {
  private var successes = 0
  private var warnings = 0
  private var failures = 0

  /// Counts one more.
  mutating func add(_ status: RestoreStatus) { self[status] += 1 }

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
    text.append(successes + warnings + failures, " item", " items")
    text.append(" processed")
    var separator: StaticString = " ("
    for (count, one, many) in Self.words(self) where count > 0 {
      text.append(separator)
      text.append(count, one, many)
      separator = ", "
    }
    if successes + warnings + failures > 0 { text.append(")") }
  }

  private static func words(_ tally: RestoreTally) -> [(count: Int, one: StaticString, many: StaticString)] {
    [
      (tally.successes, " success", " successes"), (tally.warnings, " warning", " warnings"),
      (tally.failures, " failure", " failures"),
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
