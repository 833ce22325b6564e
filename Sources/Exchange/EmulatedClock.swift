package import Backup
import Synchronization

/// The clock that tokens, device codes, sessions and slow restores age by: the wall clock, until it is moved or stopped.
/// The `Date` field, the log and the time limits of a connection go by the real time.
package final class EmulatedClock: Sendable {
  private let setting = Atomic<Int64>(Setting.wallClock.bits)
  private let changes: Changes

  /// The wall clock; `changes` hears of it when this clock is moved or stopped.
  package init(telling changes: Changes) {
    self.changes = changes
  }

  /// The time that it shows at `moment`.
  package func reading(at moment: Moment) -> Timestamp { present.reading(at: moment) }

  /// Moves it forward, or back, whether it stands or goes; it stays within the years 1 to 9999.
  package func advance(byMilliseconds milliseconds: Int64) {
    change { setting in
      let ticks = setting.ticks + Setting.ticks(ofMilliseconds: milliseconds)
      return Setting(ticks: ticks, stands: setting.stands)
    }
  }

  /// Sets it to `time`, from where it goes on, or where it stands if it stood.
  package func set(to time: Timestamp, at moment: Moment) {
    change { setting in
      let distance = time.ticks - moment.timestamp.ticks
      return Setting(ticks: setting.stands ? time.ticks : distance, stands: setting.stands)
    }
  }

  /// Stops it.
  package func freeze(at moment: Moment) {
    change { setting in Setting(ticks: setting.reading(at: moment).ticks, stands: true) }
  }

  /// Lets it go on from where it stands.
  package func thaw(at moment: Moment) {
    change { setting in
      setting.stands ? Setting(ticks: setting.ticks - moment.timestamp.ticks, stands: false) : setting
    }
  }

  /// Makes it the wall clock again.
  package func reset() {
    change { _ in .wallClock }
  }

  private var present: Setting { Setting(bits: setting.load(ordering: .acquiring)) }

  private func change(_ successor: (Setting) -> Setting) {
    var expected = present
    while true {
      let (isDone, found) = setting.compareExchange(
        expected: expected.bits, desired: successor(expected).bits, ordering: .acquiringAndReleasing)
      if isDone { break }
      expected = Setting(bits: found)
    }
    changes.tell()
  }
}

/// When a wait is over.
package enum Deadline: Equatable, Sendable {
  /// In real time, which a client measures: in nanoseconds of ``Moment/uptimeNanoseconds``.
  case uptime(nanoseconds: Int64)
  /// By the emulated clock.
  case emulated(Timestamp)
}

extension EmulatedClock {
  /// The end of a wait that begins at `moment` and takes so long by this clock.
  package func deadline(inMilliseconds milliseconds: Int, at moment: Moment) -> Deadline {
    let ticks = reading(at: moment).ticks + Setting.ticks(ofMilliseconds: Int64(milliseconds))
    return .emulated(Timestamp(clampingSeconds: 0, ticks: ticks))
  }

  /// The uptime, in nanoseconds, at which a deadline comes if this clock is left alone from `moment` on; the last there is
  /// where it stands.
  package func uptime(of deadline: Deadline, at moment: Moment) -> Int64 {
    switch deadline {
    case .uptime(let nanoseconds):
      return nanoseconds
    case .emulated(let end):
      let setting = present
      let ticks = end.ticks - setting.reading(at: moment).ticks
      if ticks <= 0 { return moment.uptimeNanoseconds }
      if setting.stands { return .max }
      let (nanoseconds, isTooLong) = ticks.multipliedReportingOverflow(by: Moment.nanosecondsPerTick)
      let (sum, isTooLate) = moment.uptimeNanoseconds.addingReportingOverflow(nanoseconds)
      return isTooLong || isTooLate ? .max : sum
    }
  }
}

/// How the clock differs from the wall clock: one word, so that all threads see the same, and 0 where it does not.
private struct Setting {
  /// The ticks, above one bit that tells whether it stands.
  let bits: Int64

  /// The clock as it begins.
  static let wallClock = Setting(bits: 0)

  /// More milliseconds than the years 1 to 9999 have; as ticks, they fit into the word, and twice into 64 bits.
  private static let farthest: Int64 = 10_000 * 366 * 86_400_000
  private static let ticksPerMillisecond = Timestamp.ticksPerSecond / 1000

  init(bits: Int64) {
    self.bits = bits
  }

  init(ticks: Int64, stands: Bool) {
    let limit = Self.ticks(ofMilliseconds: Self.farthest)
    bits = min(max(ticks, -limit), limit) << 1 | (stands ? 1 : 0)
  }

  /// Whether it does not go on by itself.
  var stands: Bool { bits & 1 == 1 }

  /// Where it stands, since 1970; or how far it is ahead of the wall clock.
  var ticks: Int64 { bits >> 1 }

  func reading(at moment: Moment) -> Timestamp {
    if bits == 0 { return moment.timestamp }
    return Timestamp(clampingSeconds: 0, ticks: stands ? ticks : moment.timestamp.ticks + ticks)
  }

  /// At most as many as the years 1 to 9999 have.
  static func ticks(ofMilliseconds milliseconds: Int64) -> Int64 {
    min(max(milliseconds, -farthest), farthest) * ticksPerMillisecond
  }
}
