/// A generator of random numbers from a seed (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators"):
/// for ids, which have to differ, and for tests, which have to repeat; not for secrets.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that begins at `seed`.
  package init(seed: UInt64) {
    state = seed
  }

  /// The next number.
  package mutating func next() -> UInt64 {
    defer { state &+= Self.increment }
    return Self.mixed(state)
  }

  /// A number of which every bit depends on every bit of `value`.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ increment
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// The golden ratio.
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
}
