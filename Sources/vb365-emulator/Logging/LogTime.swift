import Bytes
import Glibc

/// A moment as the log writes it: ISO 8601 in UTC, with milliseconds.
struct LogTime: CustomStringConvertible {
  /// `2026-01-02T03:04:05.678Z`
  let description: String

  /// Now, by the system's clock.
  static var now: LogTime {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return LogTime(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// The moment so many seconds and milliseconds after 1970 began.
  init(seconds: Int, milliseconds: Int) {
    let (days, second) = Int64(seconds).quotientAndRemainder(dividingBy: 86_400)
    let date = CalendarDate(daysSince1970: days)
    var text: [UInt8] = []
    text.append(date.year, digits: 4)
    text.append("-")
    text.append(date.month, digits: 2)
    text.append("-")
    text.append(date.day, digits: 2)
    text.append("T")
    text.append(second / 3_600, digits: 2)
    text.append(":")
    text.append(second / 60 % 60, digits: 2)
    text.append(":")
    text.append(second % 60, digits: 2)
    text.append(".")
    text.append(milliseconds, digits: 3)
    text.append("Z")
    description = String(decoding: text, as: UTF8.self)
  }
}
