import Bytes

extension Timestamp {
  /// Reads ISO 8601 as Json.NET does, down to the second: also `24:00:00`, a zone without its colon or its minutes, and
  /// zones of up to 99 hours. What a zone moves out of the years 1 to 9999 counts as their first or last moment.
  init?(parsingJSONForm text: Span<UInt8>) {
    var scanner = DigitScanner()
    guard let year = scanner.number(ofDigits: 4, in: text), scanner.skip("-", in: text),
      let month = scanner.number(ofDigits: 2, in: text), scanner.skip("-", in: text),
      let day = scanner.number(ofDigits: 2, in: text), scanner.skip("T", in: text),
      let date = CalendarDate(year: year, month: month, day: day),
      let hour = scanner.number(ofDigits: 2, in: text), scanner.skip(":", in: text),
      let minute = scanner.number(ofDigits: 2, in: text), minute < 60, scanner.skip(":", in: text),
      let second = scanner.number(ofDigits: 2, in: text), second < 60
    else { return nil }
    var time = TimeOfDay(hour: hour, minute: minute, second: second)
    if scanner.skip(".", in: text) {
      guard let fraction = scanner.fraction(in: text), fraction.digits <= 7 else { return nil }
      time.fraction = fraction.ticks
    }
    guard hour < 24 || hour == 24 && time.ticks == 24 * 3_600 * Self.ticksPerSecond else { return nil }
    guard let offset = scanner.looseZone(in: text), scanner.index == text.count else { return nil }
    let ticks = date.daysSince1970 * 86_400 * Self.ticksPerSecond + time.ticks - offset * Self.ticksPerSecond
    self.init(clampingSeconds: 0, ticks: ticks)
  }
}

/// A time of day.
struct TimeOfDay {
  var hour: Int64
  var minute: Int64 = 0
  var second: Int64 = 0
  /// Ticks of the second, which may make up a whole one.
  var fraction: Int64 = 0

  /// Ticks since midnight.
  var ticks: Int64 { ((hour * 60 + minute) * 60 + second) * Timestamp.ticksPerSecond + fraction }
}

extension DigitScanner {
  /// `Z`, `±HH`, `±HHmm`, `±HH:mm` or nothing (UTC), as seconds east of Greenwich.
  fileprivate mutating func looseZone(in text: Span<UInt8>) -> Int64? {
    if skip("Z", in: text) || skip("z", in: text) || index == text.count { return 0 }
    let isEast = skip("+", in: text)
    guard isEast || skip("-", in: text), let hours = number(ofDigits: 2, in: text) else { return nil }
    var minutes: Int64 = 0
    if index < text.count {
      _ = skip(":", in: text)
      guard let read = number(ofDigits: 2, in: text) else { return nil }
      minutes = read
    }
    return (isEast ? 60 : -60) * (hours * 60 + minutes)
  }
}
