import Backup
import Locking

/// Counts requests for tokens as the real v6 does, which keeps a count for each client; here one count is for all of
/// them (assumed: an emulator has one client at a time, or a crowd of one machine).
struct Throttle: ~Copyable, Sendable {
  /// A period that has begun, and the requests in it. (Private, it breaks the compiler as of Swift 6.3.)
  struct Window {
    var start: Timestamp?
    var count = 0

    /// Counts a request at `now`, and says how many seconds the period has lasted by then; it may begin with this one.
    mutating func add(at now: Timestamp, of period: ThrottlePeriod) -> Int64 {
      // A clock that was set back begins the period anew.
      if let start, case let elapsed = now.seconds(since: start), 0..<period.seconds ~= elapsed {
        count += 1
        return elapsed
      }
      self = Window(start: now, count: 1)
      return 0
    }
  }

  private let windows = Lock<[Window]>(Array(repeating: Window(), count: ThrottlePeriod.allCases.count))

  /// A period that has had its requests already, and the seconds until it ends.
  struct Excess {
    let period: ThrottlePeriod
    let secondsLeft: Int
  }

  /// Counts a request at `now`; nil where it is admitted. Periods begin with the first request that falls into none. One
  /// that a shorter period refuses is not counted in the longer ones.
  func excess(at now: Timestamp) -> Excess? {
    windows.withLock { windows in
      for period in ThrottlePeriod.allCases {
        let elapsed = windows[period.rawValue].add(at: now, of: period)
        guard windows[period.rawValue].count <= period.limit else {
          return Excess(period: period, secondsLeft: Int(period.seconds - elapsed))
        }
      }
      return nil
    }
  }
}
