/// One look at UTF-8 beyond ASCII (RFC 3629 section 4): no overlong form, no surrogate, nothing above U+10FFFF.
enum UTF8Sequence: Equatable {
  /// A sound sequence of `length` bytes.
  case scalar(length: Int)
  /// Sound so far, but the bytes are over; `length` of them remain.
  case truncated(length: Int)
  /// Unsound; `length` bytes, at least one, are the maximal subpart to replace by one U+FFFD (Unicode section 3.9).
  case unsound(length: Int)

  /// Looks at the sequence that begins at `offset`, which must be below `text.count`.
  init(at offset: Int, in text: Span<UInt8>) {
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
  static func scalar(at offset: Int, in text: Span<UInt8>) -> (value: Unicode.Scalar, length: Int)? {
    guard case .scalar(let length) = UTF8Sequence(at: offset, in: text) else { return nil }
    var value = length == 1 ? UInt32(text[offset]) : UInt32(text[offset]) & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) { value = value << 6 | UInt32(text[index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}
