import Bytes
import HTTP1

/// How a text came to be sent in place of another, as far as its form shows that. For diagnostics of what was refused
/// already, since a password may look like any of these; it holds nothing of the text.
enum TextSlip: CaseIterable {
  /// An object that was printed: `[object Object]`, `@{…}`, `Optional(…)`.
  case printedObject
  /// A JSON object or list, or Python's likeness of one.
  case json
  /// Bytes as Python prints them: `b'…'`.
  case pythonBytes
  /// A quote at the beginning or the end.
  case quotes
  /// What a variable without a value becomes: `null`, `undefined`, `None`.
  case noValue
  /// `{{token}}`, `<token>`, `${TOKEN}`, `%TOKEN%`, `your-token`, `xxx`.
  case placeholder
  /// A backslash and a letter at the end, where a line break was.
  case escapedLineBreak
  /// White space at the beginning or the end.
  case whiteSpaceAround
  /// A percent sign and two hexadecimal digits.
  case percentEncoded

  /// The first that `text` shows; nil where it shows none.
  init?(_ text: Span<UInt8>) {
    for slip in Self.allCases where slip.shows(in: text) {
      self = slip
      return
    }
    return nil
  }

  private func shows(in text: Span<UInt8>) -> Bool {
    switch self {
    case .printedObject: Self.objects.contains { text.begins(with: $0) }
    case .json: text.beginsJSON
    case .pythonBytes: text.begins(with: "b'") || text.begins(with: "b\"")
    case .quotes: Self.quoteMarks.contains { text.begins(with: $0) || text.ends(with: $0) }
    case .noValue: Self.holds(text, Self.noValues)
    case .placeholder:
      Self.brackets.contains { text.isEnclosed($0.opening, $0.closing, isName: $0.holdName) } || text.isVariable
        || text.beginsWithYour || text.isMask || Self.holds(text, Self.placeholders)
    case .escapedLineBreak: text.ends(with: "\\n") || text.ends(with: "\\r")
    case .whiteSpaceAround: text.count > 0 && (text[0].isASCIISpace || text[text.count - 1].isASCIISpace)
    case .percentEncoded:
      text.indices.contains { PercentEncoding.octet(at: $0, end: text.count, in: text).length > 1 }
    }
  }

  private static let objects: [StaticString] = [
    "[object ", "@{", "Optional(", "Some(", "System.", "<Response", "<built-in", "<function", "<coroutine", "%!",
  ]
  /// Straight ones, a backtick, and those of word processors.
  private static let quoteMarks: [StaticString] = [
    "\"", "'", "`", "\\\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}",
  ]
  private static let noValues: [StaticString] = ["null", "undefined", "none", "nil", "nan", "(null)", "false", "true"]
  private static let placeholders: [StaticString] = ["token", "access_token", "accesstoken"]
  /// What templates, shells and documents put around a name, which most of them want to be one.
  private static let brackets: [(opening: StaticString, closing: StaticString, holdName: Bool)] = [
    ("{{", "}}", false), ("<", ">", false), ("${", "}", false), ("$(", ")", false), ("#{", "}", false),
    ("%", "%", true), ("{", "}", true), ("[", "]", true), ("__", "__", true),
  ]

  /// Whether `text` is one of `words`, in any case.
  private static func holds(_ text: Span<UInt8>, _ words: [StaticString]) -> Bool {
    words.contains { text.holds($0, ignoringCaseAt: ByteRange(start: 0, count: text.count)) }
  }
}

extension TextSlip {
  /// What the text is, to be put behind its length.
  var found: String {
    switch self {
    case .printedObject: "an object printed as text"
    case .json: "JSON"
    case .pythonBytes: "Python's b'...'"
    case .quotes: "in quotes"
    case .noValue: "the word for no value"
    case .placeholder: "a placeholder"
    case .escapedLineBreak: "an escaped line break at its end"
    case .whiteSpaceAround: "white space around it"
    case .percentEncoded: "percent-encoded"
    }
  }

  /// What to do about it.
  var suggestion: String {
    switch self {
    case .printedObject: "it is an object that was printed; send the text it holds"
    case .json: "it is JSON; send the text it holds"
    case .pythonBytes: "it is Python's b'...'; decode the bytes to a str"
    case .quotes: "it is in quotes; leave them out"
    case .noValue: "it is the word for no value; is its variable set?"
    case .placeholder: "it is a placeholder that was never filled in"
    case .escapedLineBreak: "it ends in an escaped line break; leave it out"
    case .whiteSpaceAround: "it begins or ends with white space; leave it out"
    case .percentEncoded: "it holds percent-encoding, which nobody decodes here"
    }
  }
}

extension Span<UInt8> {
  /// Whether a bracket and what belongs into it come first.
  fileprivate var beginsJSON: Bool {
    guard count >= 2, self[0] == UInt8(ascii: "{") || self[0] == UInt8(ascii: "[") else { return false }
    var index = 1
    while index < count, self[index].isASCIISpace { index += 1 }
    guard index < count else { return false }
    switch self[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return self[0] == UInt8(ascii: "[")
    case UInt8(ascii: "{"): return self[0] == UInt8(ascii: "[")
    default: return false
    }
  }

  fileprivate func isEnclosed(_ opening: StaticString, _ closing: StaticString, isName mustBeName: Bool) -> Bool {
    let (start, end) = (opening.utf8CodeUnitCount, count - closing.utf8CodeUnitCount)
    guard start < end, begins(with: opening), ends(with: closing) else { return false }
    return !mustBeName || isName(start..<end)
  }

  /// `$TOKEN`, `$env:TOKEN`.
  fileprivate var isVariable: Bool { begins(with: "$") && count > 1 && isName(1..<count) }

  /// Whether there is nothing but what names of variables are made of, blanks and `:`, as in `env:TOKEN`.
  private func isName(_ bounds: Range<Int>) -> Bool {
    bounds.allSatisfy { index in
      switch self[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: ":"), UInt8(ascii: " "):
        true
      default: false
      }
    }
  }

  /// `your-token`, `YOUR_TOKEN`, `your token`.
  fileprivate var beginsWithYour: Bool {
    guard count > 5, holds("your", ignoringCaseAt: ByteRange(start: 0, count: 4)) else { return false }
    return self[4] == UInt8(ascii: "-") || self[4] == UInt8(ascii: "_") || self[4] == UInt8(ascii: " ")
  }

  /// Three or more of one sign that stands for others.
  fileprivate var isMask: Bool {
    guard count >= 3, [UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"), UInt8(ascii: ".")].contains(self[0])
    else { return false }
    return indices.allSatisfy { self[$0] == self[0] }
  }
}
