import Bytes

/// The members of a comma-separated list (RFC 9110, section 5.6.1), each without the white space around it. An empty
/// value is a list of one empty member. Quoted strings are not looked into: no list read here has any.
struct ListMembers {
  private let end: Int
  private var start: Int?

  /// Makes the members of the field value at `range`.
  init(of range: ByteRange) {
    start = range.start
    end = range.end
  }

  /// The next member, possibly empty, or nil behind the last one.
  mutating func next(in bytes: Span<UInt8>) -> ByteRange? {
    guard let first = start else { return nil }
    var comma = first
    while comma < end, bytes[comma] != .comma { comma += 1 }
    start = comma < end ? comma + 1 : nil
    return bytes.trimmed(ByteRange(from: first, to: comma))
  }
}
