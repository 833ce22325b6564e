package import Backup
import Synchronization

/// What can be done to an emulated clock.
package enum ClockChange: Equatable, Sendable {
  /// Moves it forward, or back, whether it stands or goes; it stays within the years 1 to 9999.
  case advance(milliseconds: Int64)
  /// Sets it to a time, from where it goes on, or where it stands if it stood.
  case set(Timestamp)
  /// Stops it.
  case freeze
  /// Lets it go on from where it stands.
  case thaw
  /// Makes it again the clock that it is made over.
  case reset
}

/// How a clock differs from the one that it is made over, the same for all threads: by nothing at first.
struct ClockShift: ~Copyable, Sendable {
  private let setting = Atomic<Int64>(Setting.none.bits)

  /// The time that it shows when the clock below shows `time`.
  func reading(over time: Timestamp) -> Timestamp { present.reading(over: time) }

  /// Whether it does not go on by itself.
  var stands: Bool { present.stands }

  /// Changes it when the clock below shows `time`.
  func change(_ change: ClockChange, over time: Timestamp) {
    var expected = present
    while true {
      let (isDone, found) = setting.compareExchange(
        expected: expected.bits, desired: expected.after(change, over: time).bits, ordering: .acquiringAndReleasing)
      if isDone { return }
      expected = Setting(bits: found)
    }
  }

  private var present: Setting { Setting(bits: setting.load(ordering: .acquiring)) }
}

extension ClockShift {
  /// More milliseconds than the years 1 to 9999 have; as ticks, they fit into the word, and twice into 64 bits.
  fileprivate static let farthest: Int64 = 10_000 * 366 * 86_400_000

  /// At most as many as the years 1 to 9999 have.
  static func ticks(ofMilliseconds milliseconds: Int64) -> Int64 {
    min(max(milliseconds, -farthest), farthest) * (Timestamp.ticksPerSecond / 1000)
  }
}

/// A shift as one word, so that all threads see the same, and 0 where there is none.
private struct Setting {
  /// The ticks, above one bit that tells whether it stands.
  let bits: Int64

  /// No shift.
  static let none = Setting(bits: 0)

  init(bits: Int64) {
    self.bits = bits
  }

  init(ticks: Int64, stands: Bool) {
    let limit = ClockShift.ticks(ofMilliseconds: ClockShift.farthest)
    bits = min(max(ticks, -limit), limit) << 1 | (stands ? 1 : 0)
  }

  /// Whether it does not go on by itself.
  var stands: Bool { bits & 1 == 1 }

  /// Where it stands, since 1970; or how far it is ahead of the clock below.
  private var ticks: Int64 { bits >> 1 }

  func reading(over time: Timestamp) -> Timestamp {
    if bits == 0 { return time }
    return Timestamp(clampingSeconds: 0, ticks: stands ? ticks : time.ticks + ticks)
  }

  func after(_ change: ClockChange, over time: Timestamp) -> Setting {
    switch change {
    case .advance(let milliseconds):
      Setting(ticks: ticks + ClockShift.ticks(ofMilliseconds: milliseconds), stands: stands)
    case .set(let goal):
      Setting(ticks: stands ? goal.ticks : goal.ticks - time.ticks, stands: stands)
    case .freeze:
      Setting(ticks: reading(over: time).ticks, stands: true)
    case .thaw:
      stands ? Setting(ticks: ticks - time.ticks, stands: false) : self
    case .reset:
      .none
    }
  }
}
