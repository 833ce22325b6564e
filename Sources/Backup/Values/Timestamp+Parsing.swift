import Bytes

extension Timestamp {
  /// Reads ISO 8601 as fixtures write it: `yyyy-MM-dd`, optionally followed by `THH:mm`, `:ss`, a fraction, and a zone
  /// (`Z` or `±HH:mm`). No zone means UTC; digits beyond 100 nanoseconds are cut off.
  package init?(parsingISO8601 text: Span<UInt8>) {
    var scanner = DigitScanner()
    guard
      let year = scanner.number(ofDigits: 4, in: text), scanner.skip("-", in: text),
      let month = scanner.number(ofDigits: 2, in: text), scanner.skip("-", in: text),
      let day = scanner.number(ofDigits: 2, in: text),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }

    // Four-digit years keep every term far from overflow.
    var ticks = date.daysSince1970 * 86_400 * Self.ticksPerSecond
    if scanner.skip("T", in: text) || scanner.skip("t", in: text) {
      guard let ticksOfDay = scanner.ticksOfDay(in: text), let offset = scanner.zoneOffset(in: text) else { return nil }
      ticks += ticksOfDay - offset * Self.ticksPerSecond
    }
    guard scanner.index == text.count else { return nil }
    self.init(ticks: ticks)
  }

  /// Reads the same forms from a string.
  package init?(iso8601 text: String) {
    self.init(parsingISO8601: text.utf8.span)
  }
}
