import Emulation
import Glibc
import HTTP1

/// The wall clock, and its text for the Date field, which is written once a second.
struct WallClock {
  /// As last read.
  private(set) var moment = Moment(unixSeconds: 0)
  /// The text of an `HTTPDate`.
  private(set) var date: [UInt8] = []
  private var seconds: Int64?

  init() {
    read()
  }

  /// Reads the clock.
  mutating func read() {
    var time = timespec()
    // Fails only for an unknown clock or a bad pointer.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    let unixSeconds = Int64(time.tv_sec)
    moment = Moment(unixSeconds: unixSeconds, nanoseconds: Int64(time.tv_nsec))
    guard unixSeconds != seconds else { return }
    seconds = unixSeconds
    date.removeAll(keepingCapacity: true)
    HTTPDate(unixSeconds: unixSeconds).append(to: &date)
  }
}
