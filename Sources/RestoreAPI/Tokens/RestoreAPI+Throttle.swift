import Backup
import HTTP1
import Verdict

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
