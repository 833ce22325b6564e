/// A day of the proleptic Gregorian calendar, converted from and to days since 1970-01-01.
package struct CalendarDate: Equatable, Sendable {
  /// 1...9999.
  package let year: Int64
  /// 1...12.
  package let month: Int64
  /// 1...31.
  package let day: Int64

  /// A day that exists in the years 1 to 9999, else nil.
  package init?(year: Int64, month: Int64, day: Int64) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that lies `days` after 1970-01-01, within the years 1 to 9999.
  ///
  /// Years are counted from March, so that the leap day is the last one of its year, and in eras of 400 years, which all
  /// have the same length.
  package init(daysSince1970 days: Int64) {
    let sinceMarch0000 = days + Self.daysFromMarch0000To1970
    let era = sinceMarch0000 / Self.daysPerEra
    let dayOfEra = sinceMarch0000 - era * Self.daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01, negative before.
  package var daysSince1970: Int64 {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * Self.daysPerEra + dayOfEra - Self.daysFromMarch0000To1970
  }

  private static let daysPerEra: Int64 = 146_097
  private static let daysFromMarch0000To1970: Int64 = 719_468

  private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
