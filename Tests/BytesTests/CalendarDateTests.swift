import Bytes
import Testing

@Suite("Days of the calendar", .timeLimit(.minutes(5)))
struct CalendarDateTests {
  @Test("follow one another from the year 1 to 9999, by the rule of leap years, and are counted from 1970")
  func everyDay() {
    // 1969 years before 1970, of which 477 are leap years.
    var days: Int64 = -(1969 * 365 + 477)
    for year: Int64 in 1...9999 {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(Int64(1)..., lengths) {
        guard let first = CalendarDate(year: year, month: month, day: 1),
          let last = CalendarDate(year: year, month: month, day: length)
        else {
          Issue.record("\(year)-\(month) is refused")
          return
        }
        let isRight =
          first.daysSince1970 == days && CalendarDate(daysSince1970: days) == first
          && last.daysSince1970 == days + length - 1 && CalendarDate(daysSince1970: days + length - 1) == last
          && CalendarDate(year: year, month: month, day: length + 1) == nil
        if !isRight { Issue.record("\(year)-\(month)") }
        days += length
      }
    }
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.daysSince1970 == 0)
  }

  @Test(
    "are none outside the calendar",
    arguments: [(0, 1, 1), (10_000, 1, 1), (2000, 0, 1), (2000, 13, 1), (2000, 1, 0), (2000, 1, 32), (-1, 1, 1)]
      as [(Int64, Int64, Int64)])
  func outside(year: Int64, month: Int64, day: Int64) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }
}
