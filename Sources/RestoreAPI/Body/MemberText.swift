import Bytes
import HTTP1
import JSONText

/// A text of the body: a string; a number, or a word like `true`, standing where a string belongs, which counts as its own
/// text (behaviour.md, section 2); or a value of a form.
enum MemberText {
  case string(JSONString)
  case number(JSONNumber)
  case word(StaticString)
  case form(FormText)

  /// Whether there is no character in it.
  var isEmpty: Bool {
    switch self {
    case .string(let string): string.isEmpty
    case .number, .word: false
    case .form(let value): value.isEmpty
    }
  }

  /// Where in the body stands what it means; nil where that has to be decoded.
  var plainRange: Range<Int>? {
    if case .string(let string) = self, !string.hasEscapes { string.range.bounds } else { nil }
  }

  /// Puts what it means, as UTF-8, in place of the buffer's contents.
  func decode(into buffer: inout [UInt8], in text: Span<UInt8>) {
    buffer.removeAll(keepingCapacity: true)
    switch self {
    case .string(let string): string.appendDecoded(to: &buffer, in: text)
    case .number(let number): buffer.append(text.extracting(number.range.bounds))
    case .word(let word): buffer.append(contentsOf: word.description.utf8)
    case .form(let value): value.appendDecoded(to: &buffer, in: text)
    }
  }

  /// What it means, as a `String`.
  func text(in text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    decode(into: &bytes, in: text)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How long it is, in Unicode scalars: what a diagnostic may tell of a secret.
  func characterCount(in text: Span<UInt8>) -> Int {
    switch self {
    case .string(let string): string.characterCount(in: text)
    case .number(let number): number.range.count
    case .word(let word): word.utf8CodeUnitCount
    case .form(let value): value.characterCount(in: text)
    }
  }
}

extension JSONWriter {
  /// A member with a text of the body, as it was sent.
  mutating func member(_ name: StaticString, _ value: MemberText, in text: Span<UInt8>) {
    switch value {
    case .string(let string): member(name, string, in: text)
    case .number(let number): member(name, utf8: text.extracting(number.range.bounds))
    case .word(let word): member(name, word.description)
    case .form(let value):
      var decoded: [UInt8] = []
      value.appendDecoded(to: &decoded, in: text)
      member(name, utf8: decoded.span)
    }
  }
}
