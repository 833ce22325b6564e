import Backup
import HTTP1
import Locking
import Verdict

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

/// The periods over which requests for tokens are counted, from the shortest (observed).
enum ThrottlePeriod: Int, CaseIterable, Sendable {
  case second
  case minute
  case hour

  /// Its length.
  var seconds: Int64 {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    }
  }

  /// How many requests it admits.
  var limit: Int {
    switch self {
    case .second: 1
    case .minute: 5
    case .hour: 1500
    }
  }

  /// What the answer to one more says in place of its status's phrase.
  var reason: StaticString {
    switch self {
    case .second: "API calls quota exceeded! maximum admitted 1 per Second."
    case .minute: "API calls quota exceeded! maximum admitted 5 per Minute."
    case .hour: "API calls quota exceeded! maximum admitted 1500 per Hour."
    }
  }
}

extension RestoreAPI {
  /// With the setting `throttle`: not too many requests for tokens at once (observed).
  static func throttle(_ call: Call) throws(Rejection) {
    guard call.api.settings.throttle, let excess = call.installation.throttle.excess(at: call.now) else { return }
    let period = excess.period
    var rejection = Rejection(
      .tooManyRequests,
      Violation(
        .throttle, at: "request", expected: "requests for a token, at most \(period.limit) in \(period.seconds) s",
        found: "one more", suggestion: "come again in \(excess.secondsLeft) s"),
      field: Rejection.Field(name: "Retry-After", value: String(excess.secondsLeft)))
    rejection.reason = period.reason
    throw rejection
  }
}
