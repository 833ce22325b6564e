import Bytes

/// Walks what a string means, byte by byte of UTF-8, without storing it.
struct JSONStringCursor {
  private var position: Int
  private let end: Int
  /// The rest of an escape's UTF-8, next byte lowest.
  private var pending: UInt32 = 0
  private var pendingCount = 0

  init(_ string: JSONString) {
    position = string.range.start
    end = string.range.end
  }

  /// The next byte, or nil at the end.
  mutating func next(in text: Span<UInt8>) -> UInt8? {
    if pendingCount > 0 { return takePending() }
    guard position < end else { return nil }
    let byte = text[position]
    guard byte == .backslash else {
      position += 1
      return byte
    }
    let scalar = Escape.decode(at: position, end: end, in: text)
    position += scalar.length
    queue(scalar.scalar)
    return takePending()
  }

  private mutating func takePending() -> UInt8 {
    let byte = UInt8(truncatingIfNeeded: pending)
    pending >>= 8
    pendingCount -= 1
    return byte
  }

  private mutating func queue(_ scalar: Unicode.Scalar) {
    pending = 0
    pendingCount = 0
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      pending |= UInt32(byte) << (8 * UInt32(pendingCount))
      pendingCount += 1
    }
  }
}
