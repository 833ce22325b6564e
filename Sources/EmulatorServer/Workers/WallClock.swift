import Emulation
package import Exchange
import Glibc
import HTTP1
import Transport

/// The clocks that a request is answered by, and the text of the Date field, which is written once a second.
struct WallClock {
  /// As last read.
  private(set) var moment = Moment(unixSeconds: 0)
  /// The text of an `HTTPDate`.
  private(set) var date: [UInt8] = []
  private var seconds: Int64?

  init(at now: Instant) {
    read(at: now)
  }

  /// Reads the wall clock; `now` is the other one.
  mutating func read(at now: Instant) {
    var time = timespec()
    // Fails only for an unknown clock or a bad pointer.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    let unixSeconds = Int64(time.tv_sec)
    moment = Moment(unixSeconds: unixSeconds, nanoseconds: Int64(time.tv_nsec), uptimeNanoseconds: now.nanoseconds)
    guard unixSeconds != seconds else { return }
    seconds = unixSeconds
    date.removeAll(keepingCapacity: true)
    HTTPDate(unixSeconds: unixSeconds).append(to: &date)
  }
}

extension Moment {
  /// The time by the clocks that workers read, for calls that come by no connection.
  package static var now: Moment { WallClock(at: .now).moment }
}
