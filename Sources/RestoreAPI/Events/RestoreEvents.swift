import Backup
import Bytes

/// The restores of one session, the latest of them.
struct RestoreEvents: Sendable {
  /// The most that are remembered: more than tests look at, and a hundred bytes each.
  static let maximum = 1000
  /// The most bytes of clients' texts that are remembered: a text of eighty bytes, with the memory block that it lies in, for
  /// each event.
  static let maximumText = 128 * 1024

  /// A ring, once it is full.
  private var events: [RestoreEvent] = []
  /// How many there have been.
  private var total = 0
  /// The number of the first whose text is not forgotten.
  private var first = 0
  /// What the texts of those take.
  private var textSize = 0
  /// How those went, once they are all over, that are no sessions of their own.
  private var tally = RestoreTally()
  /// When the last of those is over that takes time.
  private var latestEnd = Timestamp.unixEpoch

  /// How many there have been.
  var count: Int { total }

  /// Whether there has been any.
  var hasAny: Bool { total > 0 }

  /// The numbers of those that are remembered; they count on from the first restore of the session.
  var numbers: Range<Int> { max(first, total - events.count)..<total }

  /// About the bytes that they take.
  var size: Int { events.capacity * MemoryLayout<RestoreEvent>.stride + textSize }

  /// The event with `number`, one of ``numbers``.
  subscript(number: Int) -> RestoreEvent { events[number % Self.maximum] }

  /// Takes another, in place of the oldest where there are too many, or have too long texts. Whether it has a text of a
  /// client's is the caller's to say: most have none, and are not looked through for it.
  mutating func append(_ event: RestoreEvent, hasText: Bool = false) {
    if hasText || textSize > 0 { makeRoom(for: hasText ? event.textSize : 0) }
    if event.run == nil {
      tally.add(event.status)
      if event.milliseconds > 0 { latestEnd = max(latestEnd, event.endTime) }
    }
    if events.count < Self.maximum {
      events.append(event)
    } else {
      events[total % Self.maximum] = event
    }
    total += 1
  }

  /// Forgets the oldest as long as an event with a text of `size` bytes has no room beside them.
  private mutating func makeRoom(for size: Int) {
    first = max(first, total - events.count)
    if events.count == Self.maximum, first == total - events.count { forgetFirst() }
    while textSize + size > Self.maximumText, first < total { forgetFirst() }
    textSize += size
  }

  private mutating func forgetFirst() {
    let index = first % Self.maximum
    textSize -= events[index].textSize
    events[index].forgetText()
    first += 1
  }

  /// How the restores went that are over at `now` and no sessions of their own: of those ``RestoreOperation`` knows. A
  /// restore that is no longer remembered counts as over.
  func tally(at now: Timestamp) -> RestoreTally {
    guard now < latestEnd else { return tally }
    var tally = tally
    for event in events where event.milliseconds > 0 && event.run == nil && !event.isOver(at: now) {
      tally.remove(event.status)
    }
    return tally
  }

  /// Takes what a restore from one mailbox did, or why it did nothing.
  mutating func append(
    _ restore: MailboxRestore, _ status: RestoreStatus, because error: String? = nil, at now: Timestamp,
    taking milliseconds: Int
  ) {
    let hasText = restore.target != nil
    if let event = restore.event(status, because: error, at: now, taking: milliseconds) {
      append(event, hasText: hasText)
    } else {
      for event in restore.itemEvents(because: error, at: now, taking: milliseconds) { append(event, hasText: hasText) }
    }
  }

  /// The same for one that may be stopped, begun at `now`. Returns how it goes, where it goes on to its end.
  @discardableResult
  mutating func append(
    _ restore: MailboxRestore, _ outcome: RestoredPart, _ run: RestoreRun, at now: Timestamp
  ) -> RestoreTally {
    let (status, error, milliseconds) = (outcome.status, outcome.error, outcome.milliseconds)
    if var event = restore.event(status, because: error, at: now, taking: milliseconds) {
      event.run = run
      append(event, hasText: restore.target != nil)
      return RestoreTally(status)
    }
    var tally = RestoreTally()
    for var event in restore.itemEvents(because: error, at: now, taking: milliseconds) {
      event.run = run
      append(event, hasText: restore.target != nil)
      tally.add(event.status)
    }
    return tally
  }
}

/// The number of restores with each status.
struct RestoreTally: Sendable {
  private var successes = 0
  private var warnings = 0
  private var failures = 0
  private var cancellations = 0

  /// None.
  init() {}

  /// One.
  init(_ status: RestoreStatus) { add(status) }

  /// Counts one more.
  mutating func add(_ status: RestoreStatus) { self[status] += 1 }

  /// Adds number by number.
  static func += (left: inout RestoreTally, right: RestoreTally) {
    left.successes += right.successes
    left.warnings += right.warnings
    left.failures += right.failures
    left.cancellations += right.cancellations
  }

  /// As many that were cancelled.
  var cancelled: RestoreTally {
    var tally = RestoreTally()
    tally.cancellations = count
    return tally
  }

  /// Whether all went well.
  var isSound: Bool { successes == count }

  /// Whether nothing was restored.
  var isFailed: Bool { successes == 0 && warnings == 0 }

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
