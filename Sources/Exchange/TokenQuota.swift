package import Backup

/// How many requests for tokens the real v6 admits from a client (observed): a count for each period.
package struct TokenQuota: Sendable {
  /// A period that has begun, and the requests in it.
  private struct Window {
    var start: Timestamp?
    var count = 0

    /// Counts a request at `now`, and says how many seconds the period has lasted by then; it may begin with this one.
    mutating func add(at now: Timestamp, of period: Period) -> Int64 {
      // A clock that was set back begins the period anew.
      if let start, case let ticks = now.ticks - start.ticks, ticks >= 0,
        case let elapsed = ticks / Timestamp.ticksPerSecond, elapsed < period.seconds
      {
        count += 1
        return elapsed
      }
      self = Window(start: now, count: 1)
      return 0
    }
  }

  /// The periods over which requests for tokens are counted, from the shortest (observed).
  package enum Period: Int, CaseIterable, Sendable {
    case second
    case minute
    case hour
  }

  /// A period that has had its requests already, and the seconds until it ends.
  package struct Excess: Sendable {
    package let period: Period
    package let secondsLeft: Int
  }

  private var windows = Array(repeating: Window(), count: Period.allCases.count)

  /// Nothing counted yet.
  package init() {}

  /// Counts a request at `now`; nil where it is admitted. Periods begin with the first request that falls into none. One
  /// that a shorter period refuses is not counted in the longer ones.
  package mutating func excess(at now: Timestamp) -> Excess? {
    for period in Period.allCases {
      let elapsed = windows[period.rawValue].add(at: now, of: period)
      guard windows[period.rawValue].count <= period.limit else {
        return Excess(period: period, secondsLeft: Int(period.seconds - elapsed))
      }
    }
    return nil
  }
}

extension TokenQuota.Period {
  /// Its length.
  package var seconds: Int64 {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    }
  }

  /// How many requests it admits.
  package var limit: Int {
    switch self {
    case .second: 1
    case .minute: 5
    case .hour: 1500
    }
  }
}
