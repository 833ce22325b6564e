import Bytes

extension Timestamp {
  /// Reads what .NET's invariant culture does: numbers in the order month, day, year, or behind a year of three or four
  /// digits; names of months and days of the week; a time with AM or PM; a zone. Without a year or a day, which .NET takes
  /// from today, it is none.
  init?(parsingInvariantForm text: Span<UInt8>) {
    var reader = InvariantDateReader()
    guard reader.read(text), let ticks = reader.ticks else { return nil }
    self.init(ticks: ticks)
  }
}

/// Collects the parts of a date from left to right.
private struct InvariantDateReader {
  private struct Number {
    let value: Int64
    let digits: Int
  }

  private var numbers: [Number] = []
  private var month: Int64?
  /// How many numbers stand in front of the month's name.
  private var numbersBeforeMonth = 0
  private var weekday: Int64?
  private var time: TimeOfDay?
  /// Whether parts of a date stood in front of the time.
  private var dateBeforeTime = false
  /// Whether AM or PM was read.
  private var isHalved = false
  /// Whether a T stands between date and time.
  private var isMarked = false
  /// Seconds east of Greenwich.
  private var zone: Int64?
  private var index = 0
  /// Where the last number or month ends: a hyphen there goes on with the date, also behind a time.
  private var partEnd = -1

  /// Reads all of `text`; false where something in it is no part of a date.
  mutating func read(_ text: Span<UInt8>) -> Bool {
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard readNumber(in: text) else { return false }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard readWord(in: text) else { return false }
      case _ where byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") && time != nil && index != partEnd:
        guard zone == nil, readZone(in: text) else { return false }
      case UInt8(ascii: " "), 0x09...0x0D, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"):
        index += 1
      default:
        return false
      }
    }
    return true
  }

  /// The moment in ticks since 1970; nil where it is none, or lies outside the calendar.
  var ticks: Int64? {
    guard let date = calendarDate else { return nil }
    if let weekday, weekday != (date.daysSince1970 % 7 + 7) % 7 { return nil }
    return date.daysSince1970 * 86_400 * Timestamp.ticksPerSecond + (time?.ticks ?? 0)
      - (zone ?? 0) * Timestamp.ticksPerSecond
  }

  private var calendarDate: CalendarDate? {
    guard let (year, month, day) = date else { return nil }
    if let date = CalendarDate(year: year, month: month, day: day) { return date }
    // Beside the name of a month, the number that can be no day is the year: "99 May, 8".
    guard self.month != nil, numbers.count == 2, numbersBeforeMonth == 1, !numbers.contains(where: isYear) else {
      return nil
    }
    return CalendarDate(year: self.year(numbers[0]), month: month, day: numbers[1].value)
  }

  private var date: (year: Int64, month: Int64, day: Int64)? {
    if let month {
      switch numbers.count {
      case 2 where isYear(numbers[0]) || numbersBeforeMonth == 2:
        return (year(numbers[0]), month, numbers[1].value)
      case 2: return (year(numbers[1]), month, numbers[0].value)
      case 1 where isAlone && (numbersBeforeMonth == 1 || isYear(numbers[0])): return (year(numbers[0]), month, 1)
      default: return nil
      }
    }
    switch numbers.count {
    case 3 where isYear(numbers[0]): return (year(numbers[0]), numbers[1].value, numbers[2].value)
    case 3 where isYear(numbers[1]): return (year(numbers[1]), numbers[0].value, numbers[2].value)
    case 3: return (year(numbers[2]), numbers[0].value, numbers[1].value)
    case 2 where isAlone && isYear(numbers[0]): return (year(numbers[0]), numbers[1].value, 1)
    case 2 where isAlone && isYear(numbers[1]): return (year(numbers[1]), numbers[0].value, 1)
    default: return nil
    }
  }

  /// Whether nothing follows the date: a month and its year have no time behind them.
  private var isAlone: Bool { time == nil ? zone == nil : !dateBeforeTime }

  private func isYear(_ number: Number) -> Bool { number.digits > 2 }

  /// Years of one or two digits are those from 1930 to 2029.
  private func year(_ number: Number) -> Int64 {
    isYear(number) ? number.value : number.value + (number.value < 30 ? 2000 : 1900)
  }

  private mutating func digits(upTo count: Int, in text: Span<UInt8>) -> Number? {
    var value: Int64 = 0
    var digits = 0
    while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit < 10 {
      guard digits < count else { return nil }
      value = value * 10 + Int64(digit)
      digits += 1
      index += 1
    }
    return digits > 0 ? Number(value: value, digits: digits) : nil
  }

  private mutating func readNumber(in text: Span<UInt8>) -> Bool {
    guard let number = digits(upTo: 4, in: text) else { return false }
    if index < text.count, text[index] == UInt8(ascii: ":") { return readTime(from: number, in: text) }
    if isMarked { return false }
    if time == nil, beginsHalf(at: index, in: text) {
      return begin(TimeOfDay(hour: number.value))
    }
    guard time == nil || !dateBeforeTime, numbers.count < 3 else { return false }
    numbers.append(number)
    partEnd = index
    return true
  }

  /// Whether `AM` or `PM` follows, over blanks.
  private func beginsHalf(at start: Int, in text: Span<UInt8>) -> Bool {
    var place = start
    while place < text.count, text[place] == UInt8(ascii: " ") { place += 1 }
    guard place + 1 < text.count, text[place + 1] | 0x20 == UInt8(ascii: "m") else { return false }
    let isWord = place + 2 == text.count || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[place + 2] | 0x20)
    return isWord && (text[place] | 0x20 == UInt8(ascii: "a") || text[place] | 0x20 == UInt8(ascii: "p"))
  }

  private mutating func begin(_ time: TimeOfDay) -> Bool {
    guard self.time == nil, time.hour < 24 else { return false }
    dateBeforeTime = !numbers.isEmpty || month != nil
    self.time = time
    return true
  }

  private mutating func readTime(from hour: Number, in text: Span<UInt8>) -> Bool {
    let width = isMarked ? 2 : 1
    index += 1
    guard hour.digits <= 2, hour.digits >= width, let minute = digits(upTo: 2, in: text), minute.value < 60,
      minute.digits >= width
    else { return false }
    var time = TimeOfDay(hour: hour.value, minute: minute.value)
    if index < text.count, text[index] == UInt8(ascii: ":") {
      index += 1
      guard let second = digits(upTo: 2, in: text), second.value < 60, second.digits >= width else { return false }
      time.second = second.value
      if index < text.count, text[index] == UInt8(ascii: ".") {
        index += 1
        time.fraction = roundedFraction(in: text)
      }
    }
    return begin(time)
  }

  /// Digits of a second in ticks, rounded behind the seventh; there may be none.
  private mutating func roundedFraction(in text: Span<UInt8>) -> Int64 {
    var ticks: Int64 = 0
    var weight = Timestamp.ticksPerSecond
    var isFirstBeyond = true
    while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit < 10 {
      weight /= 10
      if weight > 0 {
        ticks += Int64(digit) * weight
      } else if isFirstBeyond {
        ticks += digit >= 5 ? 1 : 0
        isFirstBeyond = false
      }
      index += 1
    }
    return ticks
  }

  /// `±H`, `±HH`, `±HHmm` or `±HH:mm`, up to 14 hours.
  private mutating func readZone(in text: Span<UInt8>) -> Bool {
    let isEast = text[index] == UInt8(ascii: "+")
    index += 1
    guard let first = digits(upTo: 4, in: text) else { return false }
    let hours = first.digits > 2 ? first.value / 100 : first.value
    var minutes = first.digits > 2 ? first.value % 100 : 0
    if index < text.count, text[index] == UInt8(ascii: ":") {
      index += 1
      guard first.digits <= 2, let second = digits(upTo: 2, in: text) else { return false }
      minutes = second.value
    }
    guard first.digits != 3, minutes < 60, hours * 60 + minutes <= 14 * 60 else { return false }
    zone = (isEast ? 60 : -60) * (hours * 60 + minutes)
    return true
  }

  private mutating func readWord(in text: Span<UInt8>) -> Bool {
    let start = index
    while index < text.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[index] | 0x20) { index += 1 }
    let word = text.extracting(start..<index)
    func isWord(_ known: StaticString) -> Bool {
      known.utf8CodeUnitCount == word.count
        && known.withUTF8Buffer { letters in word.indices.allSatisfy { unsafe word[$0] | 0x20 == letters[$0] | 0x20 } }
    }
    if let place = Self.months.firstIndex(where: { isWord($0) }) ?? Self.shortMonths.firstIndex(where: { isWord($0) }) {
      guard month == nil, time == nil || !dateBeforeTime else { return false }
      numbersBeforeMonth = numbers.count
      month = Int64(place) + 1
      partEnd = index
      return true
    }
    if let place = Self.weekdays.firstIndex(where: { isWord($0) })
      ?? Self.shortWeekdays.firstIndex(where: { isWord($0) })
    {
      guard weekday == nil else { return false }
      weekday = Int64(place)
      return true
    }
    if isWord("AM") || isWord("PM") { return readHalf(isAfternoon: isWord("PM")) }
    if isWord("Z") || isWord("GMT") && !isMarked {
      guard zone == nil else { return false }
      zone = 0
      return true
    }
    // Only behind a date that begins with its year.
    guard isWord("T"), time == nil, numbers.count == 3, isYear(numbers[0]), start > 0,
      text[start - 1] != UInt8(ascii: " "),
      index < text.count, text[index] &- UInt8(ascii: "0") < 10
    else { return false }
    isMarked = true
    return true
  }

  private mutating func readHalf(isAfternoon: Bool) -> Bool {
    guard var half = time, !isHalved, zone == nil else { return false }
    isHalved = true
    if half.hour == 12 { half.hour = 0 }
    guard half.hour < 12 || isAfternoon else { return false }
    if isAfternoon, half.hour < 12 { half.hour += 12 }
    time = half
    return true
  }

  private static let months: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let shortMonths: [StaticString] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  /// 1970-01-01 was a Thursday.
  private static let weekdays: [StaticString] = [
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
  ]
  private static let shortWeekdays: [StaticString] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
}
