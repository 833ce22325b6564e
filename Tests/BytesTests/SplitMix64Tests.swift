import Bytes
import Testing

@Suite("SplitMix64", .timeLimit(.minutes(5)))
struct SplitMix64Tests {
  @Test("gives the numbers that other implementations give for a seed")
  func reference() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("mixes a value as the generator's first number does", arguments: [0, 1, 1_234_567, .max] as [UInt64])
  func mixing(value: UInt64) {
    var generator = SplitMix64(seed: value)
    #expect(SplitMix64.mixed(value) == generator.next())
  }
}
