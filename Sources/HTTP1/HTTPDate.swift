import Bytes

/// A moment as HTTP writes it, IMF-fixdate (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
package struct HTTPDate: Equatable, Sendable {
  private let second: Int

  /// Takes a count of seconds since 1970-01-01T00:00:00Z; what lies before that, or after the year 9999 for which the
  /// format has no digits, counts as the first or last second between them.
  package init(unixSeconds: Int64) {
    second = Int(truncatingIfNeeded: min(max(unixSeconds, 0), 253_402_300_799))
  }

  /// Appends the 29 bytes. A server does this once a second and shares the outcome.
  package func append(to text: inout [UInt8]) {
    let (days, time) = second.quotientAndRemainder(dividingBy: 86_400)
    let date = Self.civilDate(daysSince1970: days)
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
  private static func weekday(_ daysSince1970: Int) -> StaticString {
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

  private static func month(_ month: Int) -> StaticString {
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

  /// The Gregorian date. Years are counted from March, so that the leap day ends its year and months follow one rule.
  private static func civilDate(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (daysSince1970 + 719_468).quotientAndRemainder(dividingBy: 146_097)  // 400 years each
    // Without the leap days: one in 4 years, not in 100, again in 400.
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    // From March on, five months have 153 days, over and over: 31, 30, 31, 30, 31.
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (400 * era + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }
}
