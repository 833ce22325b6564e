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
        let octet = PercentEncoding.octet(at: index, end: end, in: path)
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

  private static let slash = UInt8(ascii: "/")
}
