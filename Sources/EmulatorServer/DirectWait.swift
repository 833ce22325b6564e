import Emulation
import Exchange
import Transport

/// Waits, in the thread that asks, for something to happen in an emulator. It hears of all that happens from its making on.
struct DirectWait: ~Copyable {
  private static let registration = Registration(slot: 0, generation: 0)

  private let changes: Changes
  private let listening: Int
  private let wakeUp: WakeUp
  private var poller: Poller

  /// An error is EMFILE, ENFILE or ENOMEM.
  init(for changes: Changes) throws(Errno) {
    let wakeUp = try WakeUp()
    let poller = try Poller()
    try poller.add(wakeUp.descriptor, for: .readable, as: Self.registration)
    self.poller = poller
    self.wakeUp = wakeUp
    self.changes = changes
    listening = changes.listen { wakeUp.signal() }
  }

  deinit {
    changes.leave(listening)
  }

  /// Returns when something has happened since the last time, or at the deadline; perhaps earlier.
  mutating func wait(until deadline: Instant) throws(Errno) {
    if try poller.wait(until: deadline, now: .now) > 0 { wakeUp.reset() }
  }
}
