package import Choices
package import Bytes

extension Effect.Delay {
  /// The delay that `word` stands for, in milliseconds. The same word gives the same delay on every machine, hence no
  /// function of the C library, whose last digits differ.
  package func milliseconds(drawnBy word: UInt64) -> Int {
    switch self {
    case .fixed(let milliseconds):
      return milliseconds
    case .between(let from, let to):
      guard from < to else { return from }
      return from + Int(word.multipliedFullWidth(by: UInt64(to - from) + 1).high)
    case .around(let median, let sigma):
      let milliseconds = Double(median) * Self.exponential(sigma * Self.normal(word))
      return Int(min(milliseconds, Double(Effect.delayRange.upperBound)).rounded())
    }
  }

  /// Whether there is anything to draw.
  package var isDrawn: Bool {
    if case .fixed = self { false } else { true }
  }

  /// A number of the standard normal distribution: a sum of twelve that are evenly spread over 0 to 1 has the variance 1.
  private static func normal(_ word: UInt64) -> Double {
    var generator = SplitMix64(seed: word)
    return (0..<12).reduce(-6) { sum, _ in sum + Double(generator.next() >> 11) * 0x1p-53 }
  }

  /// e to the power of `exponent`, which is 30 at the most: the series, near 0, and doubled as often as needed.
  private static func exponential(_ exponent: Double) -> Double {
    let ln2 = 0.693_147_180_559_945_3
    let doublings = (exponent / ln2).rounded()
    let rest = exponent - doublings * ln2
    var (term, sum) = (1.0, 1.0)
    for index in 1...18 {
      term *= rest / Double(index)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(doublings), significand: 1)
  }
}

/// Draws for scripted effects: what was drawn follows from where it was drawn, not from what came before.
package enum Draw {
  /// A word of which every bit depends on the seed, the session, the mailbox, and the how-manieth of its calls it is.
  package static func word(seed: UInt64 = 0, session: UUID, mailbox: UUID, number: Int) -> UInt64 {
    var mixer = Mixer(seed)
    for word in [session.high, session.low, mailbox.high, mailbox.low, UInt64(truncatingIfNeeded: number)] {
      mixer.mix(word)
    }
    return mixer.value
  }
}
