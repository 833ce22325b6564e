/// SipHash-1-3 (Aumasson and Bernstein, 2012; the rounds as in Swift's and Rust's hash tables): a keyed hash of 64 bits.
/// Whoever does not know the key can tell from two hashes only whether what was hashed is the same.
package struct SipHash: Sendable {
  private let first: UInt64
  private let second: UInt64

  /// A hash under a key of 128 bits.
  package init(key first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
  }

  /// The hash of `bytes`.
  package func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var state = SipState(first, second)
    let whole = bytes.count & ~7
    var index = 0
    while index < whole {
      state.absorb(EightBytes(at: index, in: bytes).word)
      index += 8
    }
    let last = UInt64(truncatingIfNeeded: bytes.count) << 56
    state.absorb(last | Self.word(in: bytes, from: whole, count: bytes.count - whole))
    return state.finish()
  }

  /// `count` bytes, less than eight, the first one lowest.
  @inline(__always)
  private static func word(in bytes: Span<UInt8>, from start: Int, count: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<count { word |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
    return word
  }
}

/// The four words that SipHash works on.
private struct SipState {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  init(_ first: UInt64, _ second: UInt64) {
    v0 = first ^ 0x736f_6d65_7073_6575
    v1 = second ^ 0x646f_7261_6e64_6f6d
    v2 = first ^ 0x6c79_6765_6e65_7261
    v3 = second ^ 0x7465_6462_7974_6573
  }

  @inline(__always)
  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    v0 ^= word
  }

  mutating func finish() -> UInt64 {
    v2 ^= 0xFF
    for _ in 0..<3 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v1 = Self.rotate(v1, 13) ^ v0
    v0 = Self.rotate(v0, 32)
    v2 &+= v3
    v3 = Self.rotate(v3, 16) ^ v2
    v0 &+= v3
    v3 = Self.rotate(v3, 21) ^ v0
    v2 &+= v1
    v1 = Self.rotate(v1, 17) ^ v2
    v2 = Self.rotate(v2, 32)
  }

  @inline(__always)
  private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
}
