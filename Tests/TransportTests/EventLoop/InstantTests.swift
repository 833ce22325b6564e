import Testing
import Transport

@Suite struct InstantTests {
  @Test("The clock does not go back")
  func monotonic() {
    let first = Instant.now
    #expect(first <= Instant.now)
  }

  @Test(
    "Milliseconds are added, and stop at the ends of time",
    arguments: [
      (0, 1, 1_000_000), (5, -1, -999_995), (0, .max, .max), (0, .min, .min), (.max, 1, .max), (.min, -1, .min),
      (1, .max / 1_000_000, 9_223_372_036_854_000_001),
    ] as [(Int64, Int64, Int64)])
  func advanced(start: Int64, milliseconds: Int64, sum: Int64) {
    #expect(Instant(nanoseconds: start).advanced(byMilliseconds: milliseconds).nanoseconds == sum)
  }
}
