import Backup
import Bytes

/// What restores amount to: their items by what became of them, and their mailboxes, folders or items by how they went.
struct RestoreAmount: Sendable {
  /// The items.
  var counters = RestoreCounters()
  /// What `details` counts.
  var tally = RestoreTally()

  /// Adds number by number.
  static func += (left: inout RestoreAmount, right: RestoreAmount) {
    left.counters += right.counters
    left.tally += right.tally
  }
}

/// How far restores have come at a moment.
struct RestoreStanding: Sendable {
  /// The items that are, or were, to be restored, also those that were cancelled.
  var planned = RestoreCounters()
  /// The items that are over.
  var done = RestoreCounters()
  /// How what is over went, or was cancelled.
  var tally = RestoreTally()

  /// Adds number by number.
  static func += (left: inout RestoreStanding, right: RestoreStanding) {
    left.planned += right.planned
    left.done += right.done
    left.tally += right.tally
  }

  /// Counts what is over.
  mutating func addOver(_ amount: RestoreAmount) {
    planned += amount.counters
    done += amount.counters
    tally += amount.tally
  }

  /// Counts what was cancelled.
  mutating func addCancelled(_ amount: RestoreAmount) {
    planned += amount.counters
    tally += amount.tally.cancelled
  }
}

/// What restores amount to by when it is over.
struct RestoreSchedule: Sendable {
  /// What is over at the same time.
  struct Step: Sendable {
    /// When, in units of the schedule's owner.
    var time: Int64
    /// What.
    var amount: RestoreAmount
  }

  /// The earliest first.
  private(set) var steps: [Step] = []
  private let maximum: Int

  /// A schedule of at most `maximum` steps: what finds no room counts as over with the step behind it (assumed).
  init(atMost maximum: Int) {
    self.maximum = maximum
  }

  /// Takes what is over at `time`.
  mutating func add(_ amount: RestoreAmount, at time: Int64) {
    let index = position(of: time)
    if index < steps.count, steps[index].time == time || steps.count >= maximum {
      steps[index].amount += amount
    } else if steps.count < maximum {
      steps.insert(Step(time: time, amount: amount), at: index)
    } else {
      steps[index - 1].time = time
      steps[index - 1].amount += amount
    }
  }

  /// Takes out the steps until `time`.
  mutating func removeAll(until time: Int64) -> ArraySlice<Step> {
    let removed = steps[..<position(of: time == .max ? time : time + 1)]
    steps.removeFirst(removed.count)
    return removed
  }

  /// The place of the first step that is not before `time`.
  private func position(of time: Int64) -> Int {
    var range = 0..<steps.count
    while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
      range = steps[middle].time < time ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

/// What the restores amount to that are not known one by one: what is over of them, and what will be.
struct RestoreAccount: Sendable {
  private var over = RestoreAmount()
  private var cancelled = RestoreAmount()
  /// By the clock's ticks.
  private var coming = RestoreSchedule(atMost: Self.mostSteps)

  /// Far more than tests have under way without looking at them, and 8 kB.
  static let mostSteps = 100

  /// Counts items that were restored at once.
  @inline(__always)
  mutating func count(_ counters: RestoreCounters) { over.counters += counters }

  /// Counts what is over.
  mutating func addOver(_ amount: RestoreAmount) { over += amount }

  /// Counts what was cancelled.
  mutating func addCancelled(_ amount: RestoreAmount) { cancelled += amount }

  /// Counts what will be over at `end`; what is over at `now` need not be told apart any longer.
  mutating func add(_ amount: RestoreAmount, endingAt end: Timestamp, at now: Timestamp) {
    for step in coming.removeAll(until: now.ticks) { over += step.amount }
    coming.add(amount, at: end.ticks)
  }

  /// How far they have come at `now`.
  func standing(at now: Timestamp) -> RestoreStanding {
    var standing = RestoreStanding()
    standing.addOver(over)
    standing.addCancelled(cancelled)
    for step in coming.steps {
      if step.time <= now.ticks {
        standing.addOver(step.amount)
      } else {
        standing.planned += step.amount.counters
      }
    }
    return standing
  }
}
