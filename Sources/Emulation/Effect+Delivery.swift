import Backup
import Bytes
import Exchange
import HTTP1

extension Effect {
  /// Puts the effect on an answer that was made and has its other fields: a refusal's `Retry-After`, and what becomes of it
  /// on the wire `milliseconds` after `moment`.
  func deliver(
    _ response: inout Response, at moment: Moment, afterMilliseconds milliseconds: Int, by clock: SessionClock?
  ) -> Next {
    if refuses, let retryAfter { response.add(retryAfter, sentAt: moment, plusMilliseconds: milliseconds) }
    if stall { return .drop }
    if isOnWire { return .deliver(Delivery(self), afterMilliseconds: milliseconds, by: clock) }
    return milliseconds > 0 ? .answerLater(milliseconds: milliseconds, by: clock) : .answer
  }
}

extension Delivery {
  /// What an effect does on the wire; a stalled answer is not delivered.
  init(_ effect: Effect) {
    self.init()
    contentLength = effect.contentLength
    trickle = effect.trickle.map { Trickle(bytes: $0.bytes, milliseconds: $0.everyMilliseconds) }
    switch effect.close {
    case nil: break
    case .before, .reset: extent = .nothing
    case .head: extent = .head
    case .body: extent = .half
    }
    if let missing = effect.truncate { extent = .allBut(missing) }
    if effect.close == .reset {
      end = .reset
    } else if effect.noCloseNotify {
      end = .finish
    } else if extent != .whole || contentLength != nil {
      end = .closeNotify
    }
  }
}

extension Response {
  /// Adds `Retry-After`. A date has whole seconds, so it is rounded up: who waits for it does not come too early.
  fileprivate mutating func add(_ retryAfter: Effect.RetryAfter, sentAt moment: Moment, plusMilliseconds delay: Int) {
    switch retryAfter {
    case .seconds(let seconds):
      add("Retry-After", decimal: seconds)
    case .date(let seconds):
      let second = Timestamp.ticksPerSecond
      let ticks = moment.timestamp.tickOfSecond + Int64(delay) * (second / 1000)
      let date = HTTPDate(unixSeconds: moment.timestamp.seconds + Int64(seconds) + (ticks + second - 1) / second)
      var text: [UInt8] = []
      date.append(to: &text)
      add("Retry-After", text.span)
    }
  }
}
