import Bytes

/// The escapes Json.NET reads, which are those of RFC 8259 section 7 and `\'`.
enum Escape {
  /// What one look at an escape tells.
  enum Finding: Equatable {
    /// A scalar, in `length` bytes of text; a surrogate pair's two escapes are one.
    case scalar(Unicode.Scalar, length: Int)
    /// The text is over before the escape is.
    case truncated
    /// No escape of the dialect.
    case unknown
    /// Half of a surrogate pair without the other half.
    case loneSurrogate
  }

  /// Reads the escape whose backslash stands at `offset`, within `text[..<end]`.
  static func read(at offset: Int, end: Int, in text: Span<UInt8>) -> Finding {
    guard offset + 1 < end else { return .truncated }
    switch text[offset + 1] {
    case .doubleQuote, .singleQuote, .backslash, .slash:
      return .scalar(Unicode.Scalar(text[offset + 1]), length: 2)
    case UInt8(ascii: "b"): return .scalar("\u{8}", length: 2)
    case UInt8(ascii: "f"): return .scalar("\u{C}", length: 2)
    case UInt8(ascii: "n"): return .scalar("\n", length: 2)
    case UInt8(ascii: "r"): return .scalar("\r", length: 2)
    case UInt8(ascii: "t"): return .scalar("\t", length: 2)
    case UInt8(ascii: "u"): return readUnit(at: offset, end: end, in: text)
    default: return .unknown
    }
  }

  /// Reads an escape the reader has accepted before; half of a surrogate pair counts as U+FFFD, and so does the single
  /// byte of anything unsound.
  static func decode(at offset: Int, end: Int, in text: Span<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    switch read(at: offset, end: end, in: text) {
    case .scalar(let scalar, let length): (scalar, length)
    case .loneSurrogate: ("\u{FFFD}", unitLength)
    case .truncated, .unknown: ("\u{FFFD}", 1)
    }
  }

  /// The bytes of `\u` and four digits.
  static let unitLength = 6

  /// Reads `\u` and four digits, or two of them that form a surrogate pair.
  private static func readUnit(at offset: Int, end: Int, in text: Span<UInt8>) -> Finding {
    switch unit(at: offset, end: end, in: text) {
    case .truncated: return .truncated
    case .unknown: return .unknown
    case .unit(let first):
      if let scalar = Unicode.Scalar(first) { return .scalar(scalar, length: 6) }
      guard first < 0xDC00 else { return .loneSurrogate }
      return readLowSurrogate(after: first, at: offset + 6, end: end, in: text)
    }
  }

  private static func readLowSurrogate(after high: UInt32, at offset: Int, end: Int, in text: Span<UInt8>) -> Finding {
    // What follows may be wrong by itself, and is then when it is read.
    guard offset + 1 < end, text[offset] == .backslash, text[offset + 1] == UInt8(ascii: "u") else {
      return .loneSurrogate
    }
    switch unit(at: offset, end: end, in: text) {
    case .truncated: return .truncated
    case .unknown: return .loneSurrogate
    case .unit(let low):
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
      else { return .loneSurrogate }
      return .scalar(scalar, length: 12)
    }
  }

  private enum Unit {
    case unit(UInt32)
    case truncated
    case unknown
  }

  /// The four hexadecimal digits of the `\u` at `offset`.
  private static func unit(at offset: Int, end: Int, in text: Span<UInt8>) -> Unit {
    var value: UInt32 = 0
    for index in (offset + 2)..<(offset + 6) {
      guard index < end else { return .truncated }
      guard let digit = text[index].hexadecimalValue else { return .unknown }
      value = value << 4 | UInt32(digit)
    }
    return .unit(value)
  }
}
