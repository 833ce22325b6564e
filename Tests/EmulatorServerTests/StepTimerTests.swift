import Testing
import Transport

@testable import EmulatorServer

@Suite("The time a step may take", .timeLimit(.minutes(5)))
struct StepTimerTests {
  /// Each a different number of milliseconds, so that none is taken for another.
  private static var deadlines: Deadlines {
    var deadlines = Deadlines()
    deadlines.handshake = .milliseconds(1)
    deadlines.head = .milliseconds(20)
    deadlines.body = .milliseconds(300)
    deadlines.idle = .milliseconds(4000)
    deadlines.write = .milliseconds(50_000)
    deadlines.linger = .milliseconds(600_000)
    deadlines.keepAlive = .milliseconds(7_000_000)
    return deadlines
  }

  private static let start = Instant(nanoseconds: 1_000_000_000)

  private static func at(_ milliseconds: Int64) -> Instant { start.advanced(byMilliseconds: milliseconds) }

  private func timer() -> StepTimer { StepTimer(limits: StepLimits(Self.deadlines), now: Self.start) }

  @Test(
    "is the one configured for it, from when it began",
    arguments: [
      (Step.idle, 4000), (.head, 20), (.body, 300), (.write, 50_000), (.linger, 600_000), (.silence, 4000),
      (.stream, 7_000_000),
      (.cancellation, 50), (.briefLinger, 50),
    ] as [(Step, Int64)])
  func each(step: Step, milliseconds: Int64) {
    var timer = timer()
    #expect(timer.deadline == Self.at(1))
    timer.update(step: step, progress: Progress(), now: Self.at(7))
    #expect(timer.deadline == Self.at(7 + milliseconds))
  }

  @Test("is not had anew by bytes that drip", arguments: [Step.idle, .head, .body, .write, .linger])
  func dripping(step: Step) {
    var timer = timer()
    timer.update(step: step, progress: Progress(), now: Self.at(0))
    let deadline = timer.deadline
    for count in 1...100 {
      timer.update(step: step, progress: Progress(received: count, sent: count), now: Self.at(Int64(count)))
    }
    #expect(timer.deadline == deadline)
  }

  @Test("is had anew for a fair part of a body, and not for less")
  func bodyProgress() {
    var timer = timer()
    timer.update(step: .body, progress: Progress(received: 1000), now: Self.at(0))
    timer.update(step: .body, progress: Progress(received: 1000 + 16 * 1024 - 1), now: Self.at(10))
    #expect(timer.deadline == Self.at(300))
    timer.update(step: .body, progress: Progress(received: 1000 + 16 * 1024), now: Self.at(20))
    #expect(timer.deadline == Self.at(320))
    timer.update(step: .body, progress: Progress(received: 1000 + 16 * 1024 + 1), now: Self.at(30))
    #expect(timer.deadline == Self.at(320))
  }

  @Test("of a step that is interrupted goes on, and is what the other has at most")
  func interruption() {
    var timer = timer()
    timer.delay(until: Self.at(1000))
    timer.interrupt(by: .cancellation, now: Self.at(100))
    timer.update(step: .cancellation, progress: Progress(), now: Self.at(110))
    #expect(timer.step == .cancellation)
    #expect(timer.deadline == Self.at(150))
    timer.resume()
    #expect(timer.step == .delay)
    #expect(timer.deadline == Self.at(1000))
    timer.interrupt(by: .cancellation, now: Self.at(990))
    #expect(timer.deadline == Self.at(1000))
  }

  @Test("of a stream's silence is had anew by every byte that is sent")
  func streamProgress() {
    var timer = timer()
    timer.update(step: .stream, progress: Progress(sent: 5), now: Self.at(0))
    timer.update(step: .stream, progress: Progress(received: 9, sent: 5), now: Self.at(10))
    #expect(timer.deadline == Self.at(7_000_000))
    timer.update(step: .stream, progress: Progress(sent: 6), now: Self.at(20))
    #expect(timer.deadline == Self.at(7_000_020))
  }

  @Test("is had anew for a fair part of an answer")
  func writeProgress() {
    var timer = timer()
    timer.update(step: .write, progress: Progress(), now: Self.at(0))
    timer.update(step: .write, progress: Progress(sent: 16 * 1024), now: Self.at(10))
    #expect(timer.deadline == Self.at(50_010))
  }

  @Test("is had anew by the next request, though the step is the same", arguments: [Step.idle, .head, .body])
  func nextRequest(step: Step) {
    var timer = timer()
    timer.update(step: step, progress: Progress(requests: 1), now: Self.at(0))
    let deadline = timer.deadline
    timer.update(step: step, progress: Progress(requests: 2), now: Self.at(5))
    #expect(timer.deadline == deadline.advanced(byMilliseconds: 5))
  }

  @Test("is the answer's own when it is held back", arguments: [0, 250, Int64.max])
  func delay(milliseconds: Int64) {
    var timer = timer()
    timer.delay(until: Self.at(3).advanced(byMilliseconds: milliseconds))
    timer.update(step: .delay, progress: Progress(requests: 1), now: Self.at(4))
    #expect(timer.deadline == Self.at(3).advanced(byMilliseconds: milliseconds))
  }

  @Test(
    "is whole milliseconds, never less than configured",
    arguments: [
      (Duration.zero, 0), (.nanoseconds(1), 1), (.milliseconds(5), 5), (.microseconds(5001), 6), (.seconds(2), 2000),
      (.seconds(-1), 0), (.seconds(Int64.max), .max), (.seconds(Int64.min), 0),
    ] as [(Duration, Int64)])
  func milliseconds(duration: Duration, milliseconds: Int64) {
    #expect(duration.milliseconds == milliseconds)
  }
}
