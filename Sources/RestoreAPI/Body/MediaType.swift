import Bytes
import HTTP1

/// The media type in a Content-Type field: where it lies in the message, and what it says of a body.
struct MediaType {
  /// Its bytes without its parameters; may be empty.
  let range: ByteRange
  /// What follows it in the field.
  private let parameters: ByteRange

  /// What a body of a type is read as (behaviour.md, section 1).
  enum Reading {
    /// JSON, as the framework has it.
    case json
    /// JSON, because clients send it so and no media type says otherwise.
    case untold
    /// JSON, although the type says something else: a form's type, `*/*+json`.
    case mistold
    /// Nothing.
    case foreign
  }

  /// Splits `field`.
  init(_ field: ByteRange, in bytes: Span<UInt8>) {
    let semicolon = field.start + bytes.extracting(field.bounds).index(of: UInt8(ascii: ";"), from: 0)
    range = Self.trimmed(field.start..<semicolon, in: bytes)
    parameters = ByteRange(start: semicolon, count: field.end - semicolon)
  }

  /// What a body of this type is read as.
  func reading(in bytes: Span<UInt8>) -> Reading {
    if bytes.holds("application/json", ignoringCaseAt: range) { return .json }
    guard let slash = range.bounds.first(where: { bytes[$0] == UInt8(ascii: "/") }) else { return .untold }
    // The framework reads over blanks around the slash.
    let type = Self.trimmed(range.start..<slash, in: bytes)
    let subtype = Self.trimmed((slash + 1)..<range.end, in: bytes)
    guard Self.isToken(type, in: bytes), Self.isToken(subtype, in: bytes) else { return .untold }
    func isType(_ name: StaticString) -> Bool { bytes.holds(name, ignoringCaseAt: type) }
    func isSubtype(_ name: StaticString) -> Bool { bytes.holds(name, ignoringCaseAt: subtype) }
    if isType("application") || isType("text"), isSubtype("json") || bytes.isAsterisk(subtype) { return .json }
    if bytes.isAsterisk(type), bytes.isAsterisk(subtype) { return .json }
    if isType("multipart") || isType("application") && isSubtype("x-www-form-urlencoded") { return .mistold }
    return isStructuredJSON(subtype, in: bytes) ? .mistold : .foreign
  }

  /// Whether the type is JSON's own, spelled as everybody does.
  func isApplicationJSON(in bytes: Span<UInt8>) -> Bool {
    bytes.holds("application/json", ignoringCaseAt: range)
  }

  /// Whether a parameter says that the body is UTF-16. The framework knows no other encoding but UTF-8.
  func isUTF16(in bytes: Span<UInt8>) -> Bool {
    var start = parameters.start
    while start < parameters.end {
      let end = start + 1 + bytes.extracting((start + 1)..<parameters.end).index(of: UInt8(ascii: ";"), from: 0)
      let parameter = (start + 1)..<end
      start = end
      guard let equals = parameter.first(where: { bytes[$0] == UInt8(ascii: "=") }) else { continue }
      let name = Self.trimmed(parameter.lowerBound..<equals, in: bytes)
      guard bytes.holds("charset", ignoringCaseAt: name) else { continue }
      return bytes.holds("utf-16", ignoringCaseAt: Self.trimmed((equals + 1)..<end, in: bytes))
    }
    return false
  }

  /// Whether a subtype is `…+json` (RFC 6839, section 3.1), with something in front.
  private func isStructuredJSON(_ subtype: ByteRange, in bytes: Span<UInt8>) -> Bool {
    let length = Self.suffix.utf8CodeUnitCount
    let suffix = ByteRange(start: subtype.end - length, count: length)
    return subtype.count > length && bytes.holds(Self.suffix, ignoringCaseAt: suffix)
  }

  private static func trimmed(_ bounds: Range<Int>, in bytes: Span<UInt8>) -> ByteRange {
    var (start, end) = (bounds.lowerBound, bounds.upperBound)
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return ByteRange(start: start, count: end - start)
  }

  /// Whether all bytes are those of a token (RFC 9110, section 5.6.2), of which there must be one.
  private static func isToken(_ range: ByteRange, in bytes: Span<UInt8>) -> Bool {
    !range.isEmpty
      && range.bounds.allSatisfy { index in
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
          UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
          UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
          UInt8(ascii: "|"), UInt8(ascii: "~"):
          true
        default: false
        }
      }
  }

  private static let suffix: StaticString = "+json"
}

extension Span<UInt8> {
  fileprivate func isAsterisk(_ range: ByteRange) -> Bool {
    range.count == 1 && self[range.start] == UInt8(ascii: "*")
  }
}
