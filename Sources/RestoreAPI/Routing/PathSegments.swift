import HTTP1

/// A request's path cut at its slashes, each segment with its percent-encoded octets decoded: offsets into the buffer it
/// was decoded into.
struct PathSegments {
  /// How many segments there are.
  private(set) var count = 0
  /// More than any template has; a path with even more is nobody's.
  private var ranges = [12 of ByteRange](repeating: ByteRange(start: 0, count: 0))

  /// Cuts `path`, which begins with a slash and may end with one more than it needs; nil where no template can match.
  /// The contents of `decoded` are replaced.
  init?(_ path: Span<UInt8>, decodingInto decoded: inout [UInt8]) {
    decoded.removeAll(keepingCapacity: true)
    guard path.count > 1, path[0] == Self.slash else { return nil }
    let end = path[path.count - 1] == Self.slash ? path.count - 1 : path.count
    var index = 1
    while index <= end {
      guard count < ranges.count else { return nil }
      let start = decoded.count
      while index < end, path[index] != Self.slash {
        let octet = Self.octet(at: index, end: end, in: path)
        decoded.append(octet.value)
        index += octet.length
      }
      ranges[count] = ByteRange(start: start, count: decoded.count - start)
      count += 1
      index += 1
    }
  }

  /// The segment at `index`, which is below ``count``.
  subscript(index: Int) -> ByteRange { ranges[index] }

  /// The octet at `index`: one byte, or three that encode it. A `%` that begins no encoding stands for itself.
  private static func octet(at index: Int, end: Int, in path: Span<UInt8>) -> (value: UInt8, length: Int) {
    guard path[index] == UInt8(ascii: "%"), index + 2 < end,
      let high = hexadecimalValue(path[index + 1]), let low = hexadecimalValue(path[index + 2])
    else { return (path[index], 1) }
    return (high << 4 | low, 3)
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static let slash = UInt8(ascii: "/")
}
