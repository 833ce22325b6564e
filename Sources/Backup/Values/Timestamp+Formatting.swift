extension Timestamp {
  /// Appends `yyyy-MM-ddTHH:mm:ss.fffffffZ`, trailing zeros of the fraction trimmed and no point without a fraction, as
  /// the real server prints it (observed).
  package func append(to bytes: inout [UInt8]) {
    let (date, secondOfDay) = dateAndSecondOfDay
    Self.append(date.year, digits: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.append(date.month, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.append(date.day, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    Self.append(secondOfDay / 3_600, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(secondOfDay / 60 % 60, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(secondOfDay % 60, digits: 2, to: &bytes)
    appendFraction(to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// `dd/MM/yyyy h:mm:ss AM`: how the server writes a moment into the names of restore sessions (observed).
  package var dayAndTime: String {
    var bytes: [UInt8] = []
    appendDayAndTime(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendDayAndTime(to bytes: inout [UInt8]) {
    let (date, secondOfDay) = dateAndSecondOfDay
    let hour = secondOfDay / 3_600
    let hourOfHalf = (hour + 11) % 12 + 1
    Self.append(date.day, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "/"))
    Self.append(date.month, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "/"))
    Self.append(date.year, digits: 4, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    Self.append(hourOfHalf, digits: hourOfHalf < 10 ? 1 : 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(secondOfDay / 60 % 60, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(secondOfDay % 60, digits: 2, to: &bytes)
    bytes.append(contentsOf: (hour < 12 ? " AM" : " PM").utf8)
  }

  private var dateAndSecondOfDay: (date: CalendarDate, secondOfDay: Int64) {
    let secondsPerDay: Int64 = 86_400
    let seconds = self.seconds
    var secondOfDay = seconds % secondsPerDay
    if secondOfDay < 0 { secondOfDay += secondsPerDay }
    return (CalendarDate(daysSince1970: (seconds - secondOfDay) / secondsPerDay), secondOfDay)
  }

  private func appendFraction(to bytes: inout [UInt8]) {
    var fraction = tickOfSecond
    guard fraction != 0 else { return }
    var digits = 7
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    bytes.append(UInt8(ascii: "."))
    Self.append(fraction, digits: digits, to: &bytes)
  }

  private static func append(_ value: Int64, digits: Int, to bytes: inout [UInt8]) {
    var divisor: Int64 = 1
    for _ in 1..<digits { divisor *= 10 }
    for _ in 0..<digits {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}

extension Timestamp: CustomStringConvertible {
  /// The text that ``append(to:)`` writes.
  package var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
