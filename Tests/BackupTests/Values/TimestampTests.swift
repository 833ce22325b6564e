import Backup
import Testing

@Suite("Times are counted in 100 nanoseconds", .timeLimit(.minutes(5)))
struct TimestampTests {
  /// Text, seconds since 1970 by `date -u -d … +%s`, ticks of the second, and how it is printed.
  static let vectors: [(text: String, seconds: Int64, ticks: Int64, printed: String)] = [
    ("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"),
    ("1970-01-01", 0, 0, "1970-01-01T00:00:00Z"),
    ("2026-01-01T08:00:00", 1_767_254_400, 0, "2026-01-01T08:00:00Z"),
    ("2026-01-01T08:00", 1_767_254_400, 0, "2026-01-01T08:00:00Z"),
    ("2026-01-01t08:00:00z", 1_767_254_400, 0, "2026-01-01T08:00:00Z"),
    ("2022-04-21T04:30:17.471748Z", 1_650_515_417, 4_717_480, "2022-04-21T04:30:17.471748Z"),
    ("2022-04-21T04:30:17.5000000Z", 1_650_515_417, 5_000_000, "2022-04-21T04:30:17.5Z"),
    ("2022-04-21T04:30:17.0000001Z", 1_650_515_417, 1, "2022-04-21T04:30:17.0000001Z"),
    ("2022-04-21T04:30:17.00000019", 1_650_515_417, 1, "2022-04-21T04:30:17.0000001Z"),
    ("2022-04-21T04:30:17+02:00", 1_650_508_217, 0, "2022-04-21T02:30:17Z"),
    ("2022-04-21T04:30:17.25-05:30", 1_650_535_217, 2_500_000, "2022-04-21T10:00:17.25Z"),
    ("2000-02-29T12:00:00Z", 951_825_600, 0, "2000-02-29T12:00:00Z"),
    ("2024-02-29T23:59:59Z", 1_709_251_199, 0, "2024-02-29T23:59:59Z"),
    ("2024-12-31T23:59:59Z", 1_735_689_599, 0, "2024-12-31T23:59:59Z"),
    ("1900-03-01T00:00:00Z", -2_203_891_200, 0, "1900-03-01T00:00:00Z"),
    ("1969-12-31T23:59:59.9999999Z", -1, 9_999_999, "1969-12-31T23:59:59.9999999Z"),
    ("0001-01-01T00:00:00Z", -62_135_596_800, 0, "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59.9999999Z", 253_402_300_799, 9_999_999, "9999-12-31T23:59:59.9999999Z"),
  ]

  @Test("ISO 8601 is read with and without zone, and printed with trailing zeros trimmed", arguments: vectors)
  func vector(_ vector: (text: String, seconds: Int64, ticks: Int64, printed: String)) throws {
    let timestamp = try #require(Timestamp(iso8601: vector.text))
    #expect(timestamp.seconds == vector.seconds)
    #expect(timestamp.tickOfSecond == vector.ticks)
    #expect(timestamp.description == vector.printed)
    #expect(Timestamp(iso8601: vector.printed) == timestamp)
    #expect(Timestamp(clampingSeconds: vector.seconds, ticks: vector.ticks) == timestamp)
  }

  @Test(
    "everything else is refused",
    arguments: [
      "", "2026", "2026-1-1", "26-01-01", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31",
      "2023-02-29", "1900-02-29", "2100-02-29", "0000-01-01", "10000-01-01", "2026-01-01 08:00:00",
      "2026-01-01T", "2026-01-01T8:00", "2026-01-01T08", "2026-01-01T24:00:00", "2026-01-01T08:60:00",
      "2026-01-01T08:00:60", "2026-01-01T08:00:00.", "2026-01-01T08:00:00,5", "2026-01-01T08:00.5",
      "2026-01-01T08:00:00ZZ", "2026-01-01T08:00:00+2", "2026-01-01T08:00:00+0200", "2026-01-01T08:00:00+15:00",
      "2026-01-01T08:00:00+01:60", "2026-01-01Z", " 2026-01-01", "2026-01-01 ", "2026-01-01T08:00:00\u{0}",
      "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "２026-01-01",
    ])
  func refuses(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test("every day from 1583 to 2400 follows the one before, with the Gregorian leap years")
  func everyDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var seconds = try #require(Timestamp(iso8601: "1583-01-01")).seconds
    for year in 1_583...2_400 {
      let isLeap = year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
      for (month, length) in lengths.enumerated() {
        let days = month == 1 && isLeap ? 29 : length
        // The first and last day of each month: a gap or a repetition shows at one of them.
        for day in [1, days] {
          let text = "\(year)-\(two(month + 1))-\(two(day))T00:00:00Z"
          let timestamp = Timestamp(clampingSeconds: seconds + Int64(day - 1) * 86_400)
          guard timestamp.description == text, Timestamp(iso8601: text) == timestamp else {
            Issue.record("\(text) became \(timestamp)")
            return
          }
        }
        seconds += Int64(days) * 86_400
      }
    }
  }

  @Test("beyond the years 1 to 9999 there is no time, or the nearest one")
  func range() {
    #expect(Timestamp(ticks: Timestamp.distantFuture.ticks) == .distantFuture)
    #expect(Timestamp(ticks: Timestamp.distantFuture.ticks + 1) == nil)
    #expect(Timestamp(ticks: .max) == nil)
    #expect(Timestamp(ticks: .min) == nil)
    #expect(Timestamp(clampingSeconds: .max) == .distantFuture)
    #expect(Timestamp(clampingSeconds: 0, ticks: .max) == .distantFuture)
    #expect(Timestamp(clampingSeconds: .min).description == "0001-01-01T00:00:00Z")
    #expect(Timestamp(clampingSeconds: .min, ticks: .min).description == "0001-01-01T00:00:00Z")
  }

  @Test("earlier is less")
  func order() {
    #expect(Timestamp.unixEpoch < .distantFuture)
    #expect(Timestamp(clampingSeconds: -1) < .unixEpoch)
  }

  private func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
