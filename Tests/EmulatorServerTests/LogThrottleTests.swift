import Testing
import Transport

@testable import EmulatorServer

@Suite("A log that a scanner cannot flood", .timeLimit(.minutes(5)))
struct LogThrottleTests {
  @Test("lets a few lines through in each period, and tells how many it left out")
  func periods() {
    let start = Instant(nanoseconds: 0)
    var throttle = LogThrottle(now: start)
    for _ in 0..<LogThrottle.linesPerPeriod { #expect(throttle.admit(now: start) == .write(dropped: 0)) }
    for _ in 0..<1000 { #expect(throttle.admit(now: start) == .drop) }
    let next = start.advanced(byMilliseconds: LogThrottle.period)
    #expect(throttle.admit(now: next) == .write(dropped: 1000))
    #expect(throttle.admit(now: next) == .write(dropped: 0))
  }
}
