/// Spreads a few words over 64 bits, the same way in every process: what is generated must not change from one start,
/// or replica, to the next (which rules out `Hasher`).
struct Mixer {
  /// Everything mixed in so far.
  private(set) var value: UInt64

  /// A mixer that has seen `word`.
  init(_ word: UInt64) {
    value = Self.finalize(word &+ Self.increment)
  }

  /// Mixes in another word.
  mutating func mix(_ word: UInt64) {
    value = Self.finalize((value ^ word) &+ Self.increment)
  }

  /// SplitMix64's increment: the golden ratio.
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// SplitMix64's finalizer.
  private static func finalize(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
