import Backup
import HTTP1
import JSONText

extension QueryParameter.Kind {
  /// The value that the text at `range` of `decoded` means for a parameter of this kind, or nil where it is of another
  /// type.
  func value(at range: ByteRange, in decoded: Span<UInt8>) -> Query.Value? {
    let text = decoded.extracting(range.bounds)
    switch self {
    case .text: return .text(range)
    case .int32(let least):
      guard case .value(let number) = IntegerReading<Int32>(digits: text), number >= least else { return nil }
      return .int32(number)
    case .date, .uuid, .bool:
      return range.isEmpty ? .absent : value(of: text)
    }
  }

  private func value(of text: Span<UInt8>) -> Query.Value? {
    let whole = ByteRange(start: 0, count: text.count)
    switch self {
    case .date: return Timestamp(parsingClientForm: text).map { .date($0) }
    case .uuid: return UUID(parsing: text).map { .uuid($0) }
    case .bool where text.holds("true", ignoringCaseAt: whole): return .bool(true)
    case .bool where text.holds("false", ignoringCaseAt: whole): return .bool(false)
    case .bool, .int32, .text: return nil
    }
  }

  /// What a value must be, for a diagnostic.
  var expected: String {
    switch self {
    case .int32(let least): "an integer from \(least) to \(Int32.max)"
    case .date: "a date such as 2026-06-01T12:00:00Z"
    case .uuid: "a UUID: 8-4-4-4-12 hexadecimal digits"
    case .bool: "true or false"
    case .text: "a text"
    }
  }

  /// What to do about a text of another type, where that can be told.
  func suggestion(for text: Span<UInt8>) -> String? {
    guard case .date = self, text.indices.contains(where: { text[$0] == UInt8(ascii: " ") }) else { return nil }
    return "write a + of the zone as %2B"
  }
}
