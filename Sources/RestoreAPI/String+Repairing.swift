import Bytes
import HTTP1

extension String {
  /// A copy of bytes that a peer sent; what is no UTF-8 becomes U+FFFD. For refusals and diagnostics, which may allocate.
  init(repairing bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.append(bytes)
    self.init(decoding: copy, as: UTF8.self)
  }

  /// Its first scalars that have no more than `limit` bytes in UTF-8 together. A limit on characters would be none: a
  /// single one may have millions of combining marks.
  func beginning(ofBytes limit: Int) -> Substring {
    var count = 0
    let end = unicodeScalars.indices.first { index in
      count += UTF8.width(unicodeScalars[index])
      return count > limit
    }
    return self[..<(end ?? endIndex)]
  }
}
