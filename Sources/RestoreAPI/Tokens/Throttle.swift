import Backup
import Exchange
import HTTP1
import Locking
import Verdict

/// Counts requests for tokens as the real v6 does, which keeps a count for each client; here one count is for all of
/// them (assumed: an emulator has one client at a time, or a crowd of one machine).
struct Throttle: ~Copyable, Sendable {
  private let quota = Lock(TokenQuota())

  /// Counts a request at `now`; nil where it is admitted.
  func excess(at now: Timestamp) -> TokenQuota.Excess? {
    quota.withLock { $0.excess(at: now) }
  }
}

extension TokenQuota.Period {
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
