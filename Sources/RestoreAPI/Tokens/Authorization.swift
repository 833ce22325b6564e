import Bytes
import HTTP1

/// What the field `Authorization` says, as far as a bearer token goes (reference: the framework's bearer handler).
enum Authorization {
  /// The request has no such field.
  case missing
  /// The field is there twice, or has another scheme, or no token.
  case malformed
  /// The token, as it stands in the field.
  case bearer(ByteRange)

  /// Reads the field: the scheme in any case, one blank, and the rest without white space around it.
  init(_ head: borrowing RequestHead, in bytes: Span<UInt8>) {
    guard let value = head.value(of: Self.name, in: bytes) else {
      self = .missing
      return
    }
    let scheme = ByteRange(start: value.start, count: min(value.count, Self.scheme.utf8CodeUnitCount))
    var start = scheme.end
    while start < value.end, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { start += 1 }
    guard bytes.holds(Self.scheme, ignoringCaseAt: scheme), start < value.end,
      head.fields.occurrences(of: Self.name, in: bytes) == 1
    else {
      self = .malformed
      return
    }
    // The reader has taken off what follows the value.
    self = .bearer(ByteRange(start: start, count: value.end - start))
  }

  /// The field's name.
  static let name: StaticString = "Authorization"

  /// The scheme and its blank.
  private static let scheme: StaticString = "Bearer "
}
