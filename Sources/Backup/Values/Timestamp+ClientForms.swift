extension Timestamp {
  /// Reads a date as clients write it in queries and bodies (behaviour.md, section 5), with ASCII white space around it:
  /// ISO 8601, `yyyy-MM-dd[ HH:mm[:ss[.fff]]]`, `yyyy.MM.dd HH:mm[:ss]`, `MM/dd/yyyy HH:mm:ss`, RFC 1123. No zone means
  /// UTC.
  package init?(parsingClientForm text: Span<UInt8>) {
    var start = 0
    var end = text.count
    while start < end, Self.isSpace(text[start]) { start += 1 }
    while end > start, Self.isSpace(text[end - 1]) { end -= 1 }
    let text = text.extracting(start..<end)
    let ticks =
      switch text.count > 4 ? text[4] : 0 {
      case UInt8(ascii: "-"): Self.ticks(ofISO8601: text)
      case UInt8(ascii: "."): Self.ticks(ofDottedDate: text)
      case UInt8(ascii: " "): Self.ticks(ofRFC1123: text)
      default: Self.ticks(ofSlashedDate: text)
      }
    guard let ticks else { return nil }
    self.init(ticks: ticks)
  }

  /// ISO 8601 with a T or, as databases print it, a blank.
  private static func ticks(ofISO8601 text: Span<UInt8>) -> Int64? {
    var scanner = DigitScanner()
    guard let date = scanner.date(separatedBy: "-", in: text) else { return nil }
    guard scanner.index < text.count else { return date.ticks }
    guard scanner.skip("T", in: text) || scanner.skip("t", in: text) || scanner.skip(" ", in: text),
      let ticksOfDay = scanner.ticksOfDay(in: text), let offset = scanner.zoneOffset(in: text),
      scanner.index == text.count
    else { return nil }
    return date.ticks + ticksOfDay - offset * ticksPerSecond
  }

  /// `yyyy.MM.dd HH:mm[:ss]`
  private static func ticks(ofDottedDate text: Span<UInt8>) -> Int64? {
    var scanner = DigitScanner()
    guard let date = scanner.date(separatedBy: ".", in: text), scanner.skip(" ", in: text),
      let ticksOfDay = scanner.ticksOfDay(in: text), scanner.index == text.count
    else { return nil }
    return date.ticks + ticksOfDay
  }

  /// `MM/dd/yyyy HH:mm:ss`, as PowerShell prints a DateTime.
  private static func ticks(ofSlashedDate text: Span<UInt8>) -> Int64? {
    var scanner = DigitScanner()
    guard let month = scanner.number(ofDigits: 2, in: text), scanner.skip("/", in: text),
      let day = scanner.number(ofDigits: 2, in: text), scanner.skip("/", in: text),
      let year = scanner.number(ofDigits: 4, in: text), scanner.skip(" ", in: text),
      let date = CalendarDate(year: year, month: month, day: day),
      let ticksOfDay = scanner.ticksOfDay(in: text), scanner.index == text.count
    else { return nil }
    return date.ticks + ticksOfDay
  }

  /// `ddd, dd MMM yyyy HH:mm:ss GMT`; the day of the week must be the right one, as .NET wants it.
  private static func ticks(ofRFC1123 text: Span<UInt8>) -> Int64? {
    var scanner = DigitScanner()
    guard let weekday = scanner.name(among: weekdays, in: text), scanner.skip(",", in: text),
      scanner.skip(" ", in: text), let day = scanner.number(ofDigits: 2, in: text), scanner.skip(" ", in: text),
      let month = scanner.name(among: months, in: text), scanner.skip(" ", in: text),
      let year = scanner.number(ofDigits: 4, in: text), scanner.skip(" ", in: text),
      let date = CalendarDate(year: year, month: Int64(month) + 1, day: day),
      Int64(weekday) == (date.daysSince1970 % 7 + 7) % 7,
      let ticksOfDay = scanner.ticksOfDay(in: text), scanner.skip(" ", in: text), scanner.skipWord("GMT", in: text),
      scanner.index == text.count
    else { return nil }
    return date.ticks + ticksOfDay
  }

  /// 1970-01-01 was a Thursday.
  private static let weekdays: [StaticString] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months: [StaticString] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}

extension CalendarDate {
  /// Its midnight, in ticks since 1970: four-digit years keep it far from overflow.
  fileprivate var ticks: Int64 { daysSince1970 * 86_400 * Timestamp.ticksPerSecond }
}

extension DigitScanner {
  /// A year of four digits, a month and a day of two each, or nil where there is no such day.
  fileprivate mutating func date(separatedBy separator: Unicode.Scalar, in text: Span<UInt8>) -> CalendarDate? {
    guard let year = number(ofDigits: 4, in: text), skip(separator, in: text),
      let month = number(ofDigits: 2, in: text), skip(separator, in: text),
      let day = number(ofDigits: 2, in: text)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The place in `names` of the name that comes next, in any case.
  fileprivate mutating func name(among names: [StaticString], in text: Span<UInt8>) -> Int? {
    for (place, name) in names.enumerated() where skipWord(name, in: text) { return place }
    return nil
  }
}
