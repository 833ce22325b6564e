import Transport

/// Lets so many lines of each cause through in a period and counts the rest, so that no peer can flood the log. What was
/// counted is told once the period is over, whether another line comes or not.
struct LogThrottle<Cause: Hashable> {
  /// So many lines were left out.
  struct Report: Equatable {
    let cause: Cause
    let count: Int
  }

  /// How many lines of one cause are let through in a period.
  let linesPerPeriod: Int
  /// In milliseconds.
  let period: Int64

  /// When the period is over; nil before a line begins one.
  private var periodEnd: Instant?
  private var counts: [Cause: Int] = [:]
  /// Whether lines were left out, and that has not been said yet.
  private(set) var leavesOut = false

  init(linesPerPeriod: Int, milliseconds period: Int64) {
    self.linesPerPeriod = linesPerPeriod
    self.period = period
  }

  /// When lines that were left out are to be told of; nil when none were.
  var reportDue: Instant? { leavesOut ? periodEnd : nil }

  /// Counts one line, and tells whether to write it. Reports that are due are to be taken first.
  mutating func admits(_ cause: Cause, now: Instant) -> Bool {
    if periodEnd.map({ now >= $0 }) ?? true {
      counts.removeAll(keepingCapacity: true)
      leavesOut = false
      periodEnd = now.advanced(byMilliseconds: period)
    }
    counts[cause, default: 0] += 1
    guard counts[cause, default: 0] > linesPerPeriod else { return true }
    leavesOut = true
    return false
  }

  /// What was left out, if the period is over or `early` says not to wait for that; a new one begins.
  mutating func takeReports(now: Instant, early: Bool = false) -> [Report] {
    guard let reportDue, early || now >= reportDue else { return [] }
    let reports = counts.compactMap { cause, count in
      count > linesPerPeriod ? Report(cause: cause, count: count - linesPerPeriod) : nil
    }
    counts.removeAll(keepingCapacity: true)
    leavesOut = false
    periodEnd = nil
    return reports
  }
}
