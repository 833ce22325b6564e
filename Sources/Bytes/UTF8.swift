/// One look at UTF-8 beyond ASCII (RFC 3629 section 4): no overlong form, no surrogate, nothing above U+10FFFF.
package enum UTF8Sequence: Equatable {
  /// A sound sequence of `length` bytes.
  case scalar(length: Int)
  /// Sound so far, but the bytes are over; `length` of them remain.
  case truncated(length: Int)
  /// Unsound; `length` bytes, at least one, are the maximal subpart to replace by one U+FFFD (Unicode section 3.9).
  case unsound(length: Int)

  /// Looks at the sequence that begins at `offset`, which must be below `text.count`.
  package init(at offset: Int, in text: Span<UInt8>) {
    let first = text[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default:
      self = .unsound(length: 1)
      return
    }
    var seen = 1
    while seen < length {
      guard offset + seen < text.count else {
        self = .truncated(length: seen)
        return
      }
      let byte = text[offset + seen]
      guard seen == 1 ? second.contains(byte) : byte.isUTF8Continuation else {
        self = .unsound(length: seen)
        return
      }
      seen += 1
    }
    self = .scalar(length: length)
  }

  /// The scalar at `offset`, with its length in bytes; nil where there is no sound one.
  package static func scalar(at offset: Int, in text: Span<UInt8>) -> (value: Unicode.Scalar, length: Int)? {
    guard case .scalar(let length) = UTF8Sequence(at: offset, in: text) else { return nil }
    var value = length == 1 ? UInt32(text[offset]) : UInt32(text[offset]) & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) { value = value << 6 | UInt32(text[index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}

extension UInt8 {
  /// Whether the byte continues a UTF-8 scalar rather than beginning one.
  @inlinable package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}

extension Span<UInt8> {
  /// Whether the bytes are sound UTF-8.
  package var isUTF8: Bool {
    do {
      _ = try UTF8Span(validating: self)
      return true
    } catch {
      return false
    }
  }
}

extension String {
  /// A copy of `bytes` as text; what is no UTF-8 becomes U+FFFD.
  package init(repairing bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { buffer in unsafe String(decoding: buffer, as: UTF8.self) }
  }

  /// Its first scalars that have no more than `limit` bytes in UTF-8 together. A limit on characters would be none: a
  /// single one may have millions of combining marks.
  package func beginning(ofBytes limit: Int) -> Substring {
    var count = 0
    let end = unicodeScalars.indices.first { index in
      count += UTF8.width(unicodeScalars[index])
      return count > limit
    }
    return self[..<(end ?? endIndex)]
  }
}
