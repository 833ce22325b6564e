import HTTP1

/// The media type in a Content-Type field, without its parameters: where it lies in the message.
struct MediaType {
  /// Its bytes; may be empty.
  let range: ByteRange

  /// The part of `field` before its parameters.
  init(_ field: ByteRange, in bytes: Span<UInt8>) {
    var end = field.start + bytes.extracting(field.bounds).index(of: UInt8(ascii: ";"), from: 0)
    while end > field.start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") { end -= 1 }
    range = ByteRange(start: field.start, count: end - field.start)
  }

  /// Whether a body of this type is read as JSON (behaviour.md, section 1). An empty field says as little as none
  /// (assumed).
  func carriesJSON(in bytes: Span<UInt8>) -> Bool {
    if range.isEmpty || bytes.holds("application/json", ignoringCaseAt: range) { return true }
    for type in Self.json where bytes.holds(type, ignoringCaseAt: range) { return true }
    return isStructuredJSON(in: bytes)
  }

  /// Whether it is `*/*+json` (RFC 6839, section 3.1), with something on both sides of the slash.
  private func isStructuredJSON(in bytes: Span<UInt8>) -> Bool {
    let length = Self.suffix.utf8CodeUnitCount
    let suffix = ByteRange(start: range.end - length, count: length)
    guard range.count > length, bytes.holds(Self.suffix, ignoringCaseAt: suffix) else { return false }
    let slash = range.bounds.first { bytes[$0] == UInt8(ascii: "/") } ?? suffix.start
    return slash > range.start && slash + 1 < suffix.start
  }

  /// JSON's other type, and those of forms, which clients leave in place when they send JSON (observed).
  private static let json: [StaticString] = [
    "text/json", "application/x-www-form-urlencoded", "multipart/form-data",
  ]

  private static let suffix: StaticString = "+json"
}
