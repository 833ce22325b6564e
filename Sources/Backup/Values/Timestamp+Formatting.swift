import Bytes

extension Timestamp {
  /// Appends `yyyy-MM-ddTHH:mm:ss.fffffffZ`, trailing zeros of the fraction trimmed and no point without a fraction, as
  /// the real server prints it (observed).
  package func append(to bytes: inout [UInt8]) {
    let (date, secondOfDay) = dateAndSecondOfDay
    bytes.append(date.year, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(date.month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(date.day, digits: 2)
    bytes.append(UInt8(ascii: "T"))
    bytes.append(secondOfDay / 3_600, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(secondOfDay / 60 % 60, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(secondOfDay % 60, digits: 2)
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
    bytes.append(date.day, digits: 2)
    bytes.append(UInt8(ascii: "/"))
    bytes.append(date.month, digits: 2)
    bytes.append(UInt8(ascii: "/"))
    bytes.append(date.year, digits: 4)
    bytes.append(UInt8(ascii: " "))
    bytes.append(hourOfHalf, digits: hourOfHalf < 10 ? 1 : 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(secondOfDay / 60 % 60, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(secondOfDay % 60, digits: 2)
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
    bytes.append(fraction, digits: digits)
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
