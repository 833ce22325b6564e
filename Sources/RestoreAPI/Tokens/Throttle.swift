import Backup
import Synchronization

/// Counts requests for tokens as the real v6 does, which keeps a count for each client; here one count is for all of
/// them (assumed: an emulator has one client at a time, or a crowd of one machine).
struct Throttle: ~Copyable, Sendable {
  /// A period that has begun, and the requests in it. (Private, it breaks the compiler as of Swift 6.3.)
  struct Window {
    var start: Timestamp?
    var count = 0
  }

  private let windows = Mutex<[Window]>(Array(repeating: Window(), count: ThrottlePeriod.allCases.count))

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
        let elapsed = windows[period.rawValue].start.map { now.seconds(since: $0) }
        // A clock that was set back begins the period anew.
        if let elapsed, 0..<period.seconds ~= elapsed {
          windows[period.rawValue].count += 1
        } else {
          windows[period.rawValue] = Window(start: now, count: 1)
        }
        guard windows[period.rawValue].count <= period.limit else {
          return Excess(period: period, secondsLeft: Int(period.seconds - (elapsed ?? 0)))
        }
      }
      return nil
    }
  }

  /// Forgets what was counted.
  func removeAll() {
    windows.withLock { windows in
      for index in windows.indices { windows[index] = Window() }
    }
  }
}
