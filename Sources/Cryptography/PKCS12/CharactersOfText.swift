import Bytes

/// What kinds of characters a text that should be Base64 has.
struct CharactersOfText {
  /// What follows the first backslash.
  private(set) var escaped: UInt8?
  private(set) var isPercentEncoded = false
  private(set) var hasQuotesInside = false
  private var count = 0
  private var blanks = 0
  private var pluses = 0
  private var slashes = 0
  private var lineBreaks = 0
  private var hexadecimal = 0
  private var separators = 0
  private var urlSafe = 0
  private var others = 0
  private var padding = 0

  init(_ text: Span<UInt8>) {
    count = text.count
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\\"):
        others += 1
        if escaped == nil { escaped = index + 1 < text.count ? text[index + 1] : 0 }
      case UInt8(ascii: "%"):
        others += 1
        isPercentEncoded = isPercentEncoded || text.isPercentEncoding(at: index)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        others += 1
        hasQuotesInside = hasQuotesInside || index > 1 && index < text.count - 1
      case UInt8(ascii: " "): blanks += 1
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "\t"): lineBreaks += 1
      case UInt8(ascii: "+"): pluses += 1
      case UInt8(ascii: "/"): slashes += 1
      case UInt8(ascii: "="): padding += 1
      case UInt8(ascii: ":"): separators += 1
      case UInt8(ascii: "-"): (separators, urlSafe) = (separators + 1, urlSafe + 1)
      case UInt8(ascii: "_"): urlSafe += 1
      case let character where character.isHexadecimalDigit: hexadecimal += 1
      case let character where character.isASCIILetter || character.isASCIIDigit: break
      default: others += 1
      }
    }
  }

  /// Whether there are blanks, no pluses, and as many characters as Base64 has if each blank is one.
  var hasBlanksForPluses: Bool {
    blanks > 0 && pluses == 0 && lineBreaks == 0 && others == 0 && urlSafe == 0 && separators == 0 && count % 4 == 0
  }

  /// How many hexadecimal digits there are, where there is nothing else but blanks, `:` and `-`.
  var hexadecimalDigits: Int? { hexadecimal + blanks + separators == count ? hexadecimal : nil }

  /// Whether the text is of the URL-safe alphabet, and not of the standard one.
  var isURLSafe: Bool { urlSafe > 0 && pluses == 0 && slashes == 0 && others == 0 && separators <= urlSafe }
}

extension Span<UInt8> {
  fileprivate func isPercentEncoding(at index: Int) -> Bool {
    index + 2 < count && self[index + 1].isHexadecimalDigit && self[index + 2].isHexadecimalDigit
  }
}
