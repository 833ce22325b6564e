import Bytes
import HTTP1

/// A request's path cut at its slashes, each segment with its percent-encoded octets decoded: offsets into the buffer it
/// was decoded into.
package struct PathSegments {
  /// How many segments there are.
  package private(set) var count = 0
  /// Where each of them ends, one byte before the next one begins: a path has at most `HTTPLimits.target` bytes. There
  /// are more than any template has; a path with even more is nobody's.
  private var ends = [12 of UInt16](repeating: 0)

  /// Cuts `path`, which begins with a slash and may end with one more than it needs; nil where no template can match.
  /// The contents of `decoded` are replaced.
  package init?(_ path: Span<UInt8>, decodingInto decoded: inout [UInt8]) {
    decoded.removeAll(keepingCapacity: true)
    guard path.count > 1, path[0] == .slash else { return nil }
    let segments = path.extracting(1..<(path[path.count - 1] == .slash ? path.count - 1 : path.count))
    var end = -1
    while end < segments.count {
      guard count < ends.count else { return nil }
      end = segments.index(of: .slash, from: end + 1)
      ends[count] = UInt16(truncatingIfNeeded: end)
      count += 1
    }
    let isEncoded = segments.index(of: .percent, from: 0) < segments.count
    if isEncoded { decode(segments, into: &decoded) } else { decoded.append(segments) }
  }

  /// The segment at `index`, which is below ``count``.
  subscript(index: Int) -> ByteRange {
    let start = index == 0 ? 0 : Int(ends[index - 1]) + 1
    return ByteRange(start: start, count: Int(ends[index]) - start)
  }

  /// Decodes segment after segment, and moves their ends to where they come to lie. Only then: an encoded slash parts
  /// nothing.
  private mutating func decode(_ segments: Span<UInt8>, into decoded: inout [UInt8]) {
    var index = 0
    for segment in 0..<count {
      let end = Int(ends[segment])
      while index < end {
        let octet = PercentEncoding.octet(at: index, end: end, in: segments)
        decoded.append(octet.value)
        index += octet.length
      }
      ends[segment] = UInt16(truncatingIfNeeded: decoded.count)
      decoded.append(.slash)
      index += 1
    }
  }
}
