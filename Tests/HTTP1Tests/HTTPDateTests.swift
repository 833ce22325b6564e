import HTTP1
import Testing

@Suite("Dates (RFC 9110, section 5.6.7)")
struct HTTPDateTests {
  private func text(_ seconds: Int64) -> String {
    var bytes: [UInt8] = []
    HTTPDate(unixSeconds: seconds).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Known moments",
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (68_255_999, "Tue, 29 Feb 1972 23:59:59 GMT"), (68_256_000, "Wed, 01 Mar 1972 00:00:00 GMT"),
      (946_684_799, "Fri, 31 Dec 1999 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
      (1_000_000_000, "Sun, 09 Sep 2001 01:46:40 GMT"), (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
      (2_147_483_647, "Tue, 19 Jan 2038 03:14:07 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ] as [(Int64, String)])
  func known(seconds: Int64, expected: String) {
    #expect(text(seconds) == expected)
  }

  @Test("What the format cannot say counts as its first or last second")
  func outside() {
    #expect(text(-1) == text(0))
    #expect(text(.min) == text(0))
    #expect(text(.max) == text(253_402_300_799))
    #expect(text(253_402_300_800) == text(253_402_300_799))
  }

  @Test("Every day until 2500 follows the day before by the calendar's rules")
  func everyDay() {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    var (year, month, day, days) = (1970, 1, 1, 0)
    while year < 2500 {
      let padded = day < 10 ? "0\(day)" : "\(day)"
      let expected = "\(weekdays[days % 7]), \(padded) \(names[month - 1]) \(year) 12:34:56 GMT"
      let found = text(Int64(days) * 86_400 + 45_296)
      if found != expected { Issue.record("\(found) is not \(expected)") }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      (day, days) = (day + 1, days + 1)
      if day > lengths[month - 1] { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
  }
}
