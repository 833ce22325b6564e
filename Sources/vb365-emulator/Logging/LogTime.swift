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
    let (year, month, day) = Self.date(daysSince1970: seconds / 86_400)
    let second = seconds % 86_400
    let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    let time = "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2)):\(Self.padded(second % 60, 2))"
    description = "\(date)T\(time).\(Self.padded(milliseconds, 3))Z"
  }

  /// The Gregorian date, by eras of 400 years that begin on a first of March, so that leap days come last.
  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, day) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNewYear = month >= 10
    return (
      era * 400 + year + (isNewYear ? 1 : 0), isNewYear ? month - 9 : month + 3, dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
