/// Reads the fixed-width numbers that dates consist of, from left to right.
struct DigitScanner {
  /// Where the next byte is read.
  private(set) var index = 0

  /// Exactly `count` decimal digits, else nil.
  mutating func number(ofDigits count: Int, in text: Span<UInt8>) -> Int64? {
    guard text.count - index >= count else { return nil }
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = digit(in: text) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Whether `character` is next; if so it is consumed.
  mutating func skip(_ character: Unicode.Scalar, in text: Span<UInt8>) -> Bool {
    guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// `HH:mm`, `HH:mm:ss` or `HH:mm:ss.f…` as ticks since midnight; neither 24:00 nor a leap second exists in .NET.
  mutating func ticksOfDay(in text: Span<UInt8>) -> Int64? {
    guard
      let hour = number(ofDigits: 2, in: text), hour < 24, skip(":", in: text),
      let minute = number(ofDigits: 2, in: text), minute < 60
    else { return nil }
    let ticksOfMinute = (hour * 3_600 + minute * 60) * Timestamp.ticksPerSecond
    guard skip(":", in: text) else { return ticksOfMinute }
    guard let second = number(ofDigits: 2, in: text), second < 60 else { return nil }
    let ticksOfSecond = ticksOfMinute + second * Timestamp.ticksPerSecond
    guard skip(".", in: text) else { return ticksOfSecond }
    return fraction(in: text).map { ticksOfSecond + $0.ticks }
  }

  /// One or more digits of a second's fraction as ticks; digits beyond the seventh are cut off.
  mutating func fraction(in text: Span<UInt8>) -> (ticks: Int64, digits: Int)? {
    var weight = Timestamp.ticksPerSecond / 10
    guard let first = digit(in: text) else { return nil }
    var ticks = first * weight
    var digits = 1
    while let digit = digit(in: text) {
      weight /= 10
      ticks += digit * weight
      digits += 1
    }
    return (ticks, digits)
  }

  /// `Z`, `±HH:mm` or nothing (UTC) as seconds east of Greenwich; nil when malformed or beyond 14 hours, .NET's limit.
  mutating func zoneOffset(in text: Span<UInt8>) -> Int64? {
    if skip("Z", in: text) || skip("z", in: text) { return 0 }
    let isEast = skip("+", in: text)
    guard isEast || skip("-", in: text) else { return 0 }
    guard
      let hours = number(ofDigits: 2, in: text), skip(":", in: text),
      let minutes = number(ofDigits: 2, in: text), minutes < 60, hours * 60 + minutes <= 14 * 60
    else { return nil }
    return (isEast ? 60 : -60) * (hours * 60 + minutes)
  }

  private mutating func digit(in text: Span<UInt8>) -> Int64? {
    guard index < text.count else { return nil }
    let byte = text[index]
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    index += 1
    return Int64(byte - UInt8(ascii: "0"))
  }
}
