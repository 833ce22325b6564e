import Bytes

/// Writes compact JSON to the end of a buffer it takes over, as Json.NET would: non-ASCII as it is, only the escapes
/// that must be. Commas come by themselves; that beginnings and ends match is the caller's part.
package struct JSONWriter: ~Copyable {
  /// What has been written, after what the buffer held before.
  package private(set) var bytes: [UInt8]
  /// A text on its way into a member, such as an id: ``member(ofText:)`` writes it.
  package var text: [UInt8] = []
  /// What several texts begin with, such as the links of a result: ``member(ofBase:)`` writes it with what was added.
  package var base: [UInt8] = []
  /// What links begin with that name the host: `https://localhost:4443`; empty where links name none.
  package var origin: [UInt8] = []
  private var needsComma = false

  /// A writer with a buffer of its own.
  package init() {
    bytes = []
  }

  /// Takes over `buffer` for another text, its capacity included, and leaves what it held before, by which ``exchange(_:)`` gives it back.
  package mutating func begin(in buffer: inout [UInt8]) {
    swap(&bytes, &buffer)
    needsComma = false
  }

  /// Puts another buffer in place of what has been written: a long text is made in parts. What is written next comes
  /// behind both.
  package mutating func exchange(_ buffer: inout [UInt8]) {
    swap(&bytes, &buffer)
  }

  /// `{`
  package mutating func beginObject() { begin(.openBrace) }

  /// `}`
  package mutating func endObject() { end(.closeBrace) }

  /// `[`
  package mutating func beginArray() { begin(.openBracket) }

  /// `]`
  package mutating func endArray() { end(.closeBracket) }

  /// A member's name, written in the source and so plain: nothing in it needs an escape. Its value comes next.
  package mutating func name(_ name: StaticString) {
    separate()
    bytes.append(.doubleQuote)
    name.withSpan { bytes.append($0) }
    bytes.append(.doubleQuote)
    bytes.append(.colon)
    needsComma = false
  }

  /// A member's name known only at run time; its value comes next.
  package mutating func name(utf8 name: Span<UInt8>) {
    separate()
    bytes.append(jsonString: name)
    bytes.append(.colon)
    needsComma = false
  }

  /// A member's name that a reader found in `text`; its value comes next.
  package mutating func name(_ name: JSONString, in text: Span<UInt8>) {
    guard name.hasEscapes else { return self.name(utf8: text.extracting(name.range.bounds)) }
    var decoded: [UInt8] = []
    name.appendDecoded(to: &decoded, in: text)
    self.name(utf8: decoded.span)
  }

  /// A number that a reader found in `text`: as it is where plain JSON has such a number, else as a string.
  package mutating func value(_ number: JSONNumber, in text: Span<UInt8>) {
    let digits = text.extracting(number.range.bounds)
    guard number.isPlain(in: text) else { return value(utf8: digits) }
    raw(digits)
  }

  /// Appends bytes that are no JSON.
  package mutating func append(_ text: Span<UInt8>) {
    bytes.append(text)
  }

  /// Takes back what was written behind `count` bytes, and the comma that is due; the value comes next.
  package mutating func cut(to count: Int) {
    bytes.removeLast(max(0, bytes.count - count))
    needsComma = false
  }

  /// A string value.
  package mutating func value(_ string: String) {
    // A native string lends its UTF-8; only a bridged one would be copied, and Linux has none.
    value(utf8: string.utf8.span)
  }

  /// A string value of UTF-8; what is no UTF-8 becomes U+FFFD.
  package mutating func value(utf8 string: Span<UInt8>) {
    separate()
    bytes.append(jsonString: string)
    needsComma = true
  }

  /// A string value that a reader found in `text`.
  package mutating func value(_ string: JSONString, in text: Span<UInt8>) {
    guard string.hasEscapes else { return value(utf8: text.extracting(string.range.bounds)) }
    var decoded: [UInt8] = []
    string.appendDecoded(to: &decoded, in: text)
    value(utf8: decoded.span)
  }

  /// A member with ``text``, which is UTF-8.
  package mutating func member(ofText name: StaticString) {
    self.name(name)
    Self.append(&text, to: &bytes)
    needsComma = true
  }

  /// A member with ``base``, which is UTF-8.
  package mutating func member(ofBase name: StaticString) {
    self.name(name)
    Self.append(&base, to: &bytes)
    needsComma = true
  }

  /// A number value.
  package mutating func value(_ number: Int64) {
    separate()
    bytes.append(decimal: number)
    needsComma = true
  }

  /// A number value.
  package mutating func value(_ number: Int) {
    value(Int64(number))
  }

  /// `true` or `false`.
  package mutating func value(_ bool: Bool) {
    write(bool ? "true" : "false")
  }

  /// `null`
  package mutating func null() {
    write("null")
  }

  /// A value that is JSON already.
  package mutating func raw(_ json: Span<UInt8>) {
    separate()
    bytes.append(json)
    needsComma = true
  }

  /// A value that is JSON already, which `write` appends: of at most `count` bytes.
  @inline(__always)
  package mutating func raw(addingCapacity count: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    separate()
    bytes.append(addingCapacity: count, initializingWith: write)
    needsComma = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func write(_ literal: StaticString) {
    separate()
    literal.withSpan { bytes.append($0) }
    needsComma = true
  }

  /// `text` is lent, not copied, and stays as it is.
  private static func append(_ text: inout [UInt8], to bytes: inout [UInt8]) {
    bytes.append(jsonString: text.span)
  }

  private mutating func separate() {
    if needsComma { bytes.append(.comma) }
  }
}
