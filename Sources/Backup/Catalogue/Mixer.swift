import Bytes

/// Spreads a few words over 64 bits, the same way in every process: what is generated must not change from one start,
/// or replica, to the next (which rules out `Hasher`).
struct Mixer {
  /// Everything mixed in so far.
  private(set) var value: UInt64

  /// A mixer that has seen `word`.
  init(_ word: UInt64) {
    value = SplitMix64.mixed(word)
  }

  /// Mixes in another word.
  mutating func mix(_ word: UInt64) {
    value = SplitMix64.mixed(value ^ word)
  }
}
