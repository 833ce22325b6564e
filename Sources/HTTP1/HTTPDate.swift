import Bytes

/// A moment as HTTP writes it, IMF-fixdate (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package struct HTTPDate: Equatable, Sendable {
  private let second: Int64

  /// Takes a count of seconds since 1970-01-01T00:00:00Z; what lies before that, or after the year 9999 for which the
  /// format has no digits, counts as the first or last second between them.
  package init(unixSeconds: Int64) {
    second = min(max(unixSeconds, 0), 253_402_300_799)
  }

  /// Appends the 29 bytes. A server does this once a second and shares the outcome.
  package func append(to text: inout [UInt8]) {
    let (days, time) = second.quotientAndRemainder(dividingBy: 86_400)
    let date = CalendarDate(daysSince1970: days)
    text.append(Self.weekday(days))
    text.append(", ")
    text.append(date.day, digits: 2)
    text.append(Self.month(date.month))
    text.append(date.year, digits: 4)
    text.append(" ")
    text.append(time / 3600, digits: 2)
    text.append(":")
    text.append(time / 60 % 60, digits: 2)
    text.append(":")
    text.append(time % 60, digits: 2)
    text.append(" GMT")
  }

  // 1970-01-01 was a Thursday.
  private static func weekday(_ daysSince1970: Int64) -> StaticString {
    switch daysSince1970 % 7 {
    case 0: "Thu"
    case 1: "Fri"
    case 2: "Sat"
    case 3: "Sun"
    case 4: "Mon"
    case 5: "Tue"
    default: "Wed"
    }
  }

  private static func month(_ month: Int64) -> StaticString {
    switch month {
    case 1: " Jan "
    case 2: " Feb "
    case 3: " Mar "
    case 4: " Apr "
    case 5: " May "
    case 6: " Jun "
    case 7: " Jul "
    case 8: " Aug "
    case 9: " Sep "
    case 10: " Oct "
    case 11: " Nov "
    default: " Dec "
    }
  }
}
