package import Backup
import Synchronization

/// The clock that tokens, device codes, sessions and slow restores age by: the wall clock, until it is moved or stopped.
/// The `Date` field, the log and the time limits of a connection go by the real time.
package final class EmulatedClock: Sendable {
  private let shift = ClockShift()
  private let changes: Changes

  /// The wall clock; `changes` hears of it when this clock is moved or stopped.
  package init(telling changes: Changes) {
    self.changes = changes
  }

  /// The time that it shows at `moment`.
  package func reading(at moment: Moment) -> Timestamp { shift.reading(over: moment.timestamp) }

  /// Whether it does not go on by itself.
  package var stands: Bool { shift.stands }

  /// Moves or stops it, or lets it go on.
  package func change(_ change: ClockChange, at moment: Moment) {
    shift.change(change, over: moment.timestamp)
    changes.tell()
  }

  /// Moves it forward, or back, whether it stands or goes; it stays within the years 1 to 9999.
  package func advance(byMilliseconds milliseconds: Int64) {
    // It does not matter when.
    shift.change(.advance(milliseconds: milliseconds), over: .unixEpoch)
    changes.tell()
  }

  /// Sets it to `time`, from where it goes on, or where it stands if it stood.
  package func set(to time: Timestamp, at moment: Moment) { change(.set(time), at: moment) }

  /// Stops it.
  package func freeze(at moment: Moment) { change(.freeze, at: moment) }

  /// Lets it go on from where it stands.
  package func thaw(at moment: Moment) { change(.thaw, at: moment) }

  /// Makes it the wall clock again.
  package func reset() {
    shift.change(.reset, over: .unixEpoch)
    changes.tell()
  }
}

/// The clock of one restore session: the emulated clock, until it is moved or stopped for the session alone. Who changes
/// it calls ``Changes/tell()`` behind the change.
package final class SessionClock: Sendable {
  private let shift = ClockShift()

  /// The emulated clock.
  package init() {}

  /// The time that it shows when the emulated clock shows `time`.
  package func reading(over time: Timestamp) -> Timestamp { shift.reading(over: time) }

  /// Whether it stands, even while the emulated clock goes on.
  package var stands: Bool { shift.stands }

  /// Moves or stops it, or lets it go on, when the emulated clock shows `time`.
  package func change(_ change: ClockChange, over time: Timestamp) { shift.change(change, over: time) }
}

extension SessionClock: Equatable {
  /// Each is a clock of its own.
  package static func == (left: SessionClock, right: SessionClock) -> Bool { left === right }
}

/// When a wait is over.
package enum Deadline: Equatable, Sendable {
  /// In real time, which a client measures: in nanoseconds of ``Moment/uptimeNanoseconds``.
  case uptime(nanoseconds: Int64)
  /// By the emulated clock, or by a session's over it.
  case emulated(Timestamp, in: SessionClock? = nil)
}

extension EmulatedClock {
  /// The end of a wait that begins at `moment` and takes so long by this clock, or by a session's over it.
  package func deadline(
    inMilliseconds milliseconds: Int, by session: SessionClock? = nil, at moment: Moment
  ) -> Deadline {
    let start = reading(at: moment, by: session)
    let ticks = start.ticks + ClockShift.ticks(ofMilliseconds: Int64(milliseconds))
    return .emulated(Timestamp(clampingSeconds: 0, ticks: ticks), in: session)
  }

  /// The uptime, in nanoseconds, at which a deadline comes if the clocks are left alone from `moment` on; the last there is
  /// where one of them stands.
  package func uptime(of deadline: Deadline, at moment: Moment) -> Int64 {
    switch deadline {
    case .uptime(let nanoseconds):
      return nanoseconds
    case .emulated(let end, let session):
      let ticks = end.ticks - reading(at: moment, by: session).ticks
      if ticks <= 0 { return moment.uptimeNanoseconds }
      if stands || session?.stands == true { return .max }
      let (nanoseconds, isTooLong) = ticks.multipliedReportingOverflow(by: Moment.nanosecondsPerTick)
      let (sum, isTooLate) = moment.uptimeNanoseconds.addingReportingOverflow(nanoseconds)
      return isTooLong || isTooLate ? .max : sum
    }
  }

  private func reading(at moment: Moment, by session: SessionClock?) -> Timestamp {
    let time = reading(at: moment)
    return session?.reading(over: time) ?? time
  }
}
