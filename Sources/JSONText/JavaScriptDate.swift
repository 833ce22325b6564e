import Bytes

/// A date as Microsoft's older serializers wrote it into JSON: `/Date(1792368000000)/`, milliseconds since 1970, and
/// perhaps an offset which says nothing about the moment: `/Date(1792368000000+0200)/`.
package struct JavaScriptDate {
  /// Milliseconds since 1970.
  private let milliseconds: Int64

  /// Reads `text`; nil where it has another form.
  package init?(_ text: Span<UInt8>) {
    guard text.count >= 9, Self.prefix.withSpan({ $0.equalsIgnoringCase(text.extracting(0..<6)) }),
      text[1] == UInt8(ascii: "D"),
      text[text.count - 2] == .closeParenthesis, text[text.count - 1] == .slash
    else { return nil }
    let body = 6..<(text.count - 2)
    let inner = 7..<max(text.count - 1, 7)
    // A sign at the very start belongs to the number.
    let sign = inner.first { text[$0] == .plus } ?? inner.first { text[$0] == .minus }
    if let sign {
      let digits = text.extracting((sign + 1)..<text.count)
      guard digits.count >= 2, digits[0].isASCIIDigit, digits[1].isASCIIDigit else { return nil }
      guard text.count - sign <= 5 || digits[2].isASCIIDigit && digits[3].isASCIIDigit else { return nil }
    }
    let end = sign ?? body.upperBound
    guard end > 6, text[6] != .plus,
      case .value(let value) = IntegerReading<Int64>(digits: text.extracting(6..<end))
    else { return nil }
    milliseconds = value
  }

  /// Ticks of 100 nanoseconds since 1970; nil outside .NET's years. Numbers beyond 64 bits wrap around, as .NET's do.
  package var ticks: Int64? {
    let ticks = milliseconds &* 10_000 &+ Self.epoch
    return (0...Self.lastTick).contains(ticks) ? ticks - Self.epoch : nil
  }

  private static let prefix: StaticString = "/Date("
  /// 1970 in .NET's ticks, which count from the year 1.
  private static let epoch: Int64 = 621_355_968_000_000_000
  /// The end of the year 9999.
  private static let lastTick: Int64 = 3_155_378_975_999_999_999
}

extension JSONString {
  /// Whether its first character is the slash that a ``JavaScriptDate`` begins with, or is escaped.
  func mayBeDate(in text: Span<UInt8>) -> Bool {
    guard range.count >= 9 else { return false }
    return text[range.start] == .slash || text[range.start] == .backslash
  }
}
