import Glibc
import Testing
import TestSupport
import Transport

@Suite struct WakeUpTests {
  let name = Registration(slot: 0, generation: 0)

  @Test("Another thread ends a wait that has no deadline", .timeLimit(.minutes(5)))
  func otherThread() throws {
    let wakeUp = try WakeUp()
    var poller = try Poller()
    try poller.add(wakeUp.descriptor, for: .readable, as: name)
    let thread = TestThread { wakeUp.signal() }
    #expect(try poller.wait(until: nil, now: .now) == 1)
    #expect(poller[0].registration == name)
    thread.join()
  }

  @Test("Signals before the wait count, all of them as one")
  func before() throws {
    let wakeUp = try WakeUp()
    var poller = try Poller()
    try poller.add(wakeUp.descriptor, for: .readable, as: name)
    wakeUp.signal()
    wakeUp.signal()
    #expect(try poller.wait(until: nil, now: .now) == 1)
    wakeUp.reset()
    #expect(try poller.wait(until: .now, now: .now) == 0)
    wakeUp.signal()
    #expect(try poller.wait(until: nil, now: .now) == 1)
  }

  @Test("Resetting without a signal does nothing")
  func resetOnly() throws {
    let wakeUp = try WakeUp()
    wakeUp.reset()
    var poller = try Poller()
    try poller.add(wakeUp.descriptor, for: .readable, as: name)
    #expect(try poller.wait(until: .now, now: .now) == 0)
  }
}
