import Backup
import Emulation
import EmulatorServer
import Exchange

/// The clock that tokens, device codes, restore sessions and slow restores age by: the wall clock, until it is moved or
/// stopped.
///
/// ```swift
/// emulator.clock.advance(by: .seconds(3601))  // Tokens that were valid for an hour are no more.
/// ```
///
/// The clock of an emulator is ``Emulating/clock``. ``Emulating/clock(ofSession:)`` is one restore session's, which goes by
/// the emulator's until it is moved or stopped for itself: what ages in that session, its slow restores and events, ages
/// by it. Tokens belong to no session, and age by the emulator's. `Date` fields, ``ReceivedRequest/time`` and what a client
/// waits for by itself go by the real time.
public struct EmulatorClock: Sendable {
  private let emulation: Emulation.Emulator
  private let session: SessionClock?

  init(of emulation: Emulation.Emulator, session: SessionClock? = nil) {
    self.emulation = emulation
    self.session = session
  }

  /// What it shows, since 1970-01-01T00:00:00Z.
  public var now: Duration {
    let time = emulation.clock.reading(at: .now)
    return Duration(since1970: session?.reading(over: time) ?? time)
  }

  /// Whether it does not go on by itself.
  public var isFrozen: Bool { emulation.clock.stands || session?.stands == true }

  /// Moves it forward, or back, whether it stands or goes, in steps of a millisecond; it stays within the years 1 to 9999.
  /// Answers that are held back are sent where it has passed their time.
  public func advance(by duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let reachable = min(max(seconds, -Self.farthestSeconds), Self.farthestSeconds)
    change(.advance(milliseconds: reachable * 1000 + attoseconds / 1_000_000_000_000_000))
  }

  /// Sets it to a time since 1970-01-01T00:00:00Z, from where it goes on, or where it stands if it stood; it stays within
  /// the years 1 to 9999.
  public func set(to time: Duration) { change(.set(Timestamp(since1970: time))) }

  /// Sets it to a time such as `2026-01-31T12:00:00Z` (ISO 8601), from where it goes on, or where it stands if it stood.
  ///
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument`` where the text is no such
  ///   time.
  public func set(to text: String) throws(EmulatorError) {
    guard let time = Timestamp(parsingISO8601: text.utf8.span) else {
      throw EmulatorError(.invalidArgument, "a clock is set to a time like 2026-01-31T12:00:00Z")
    }
    change(.set(time))
  }

  /// Stops it where it is.
  public func freeze() { change(.freeze) }

  /// Lets it go on from where it stands.
  public func resume() { change(.thaw) }

  /// Makes the emulator's clock the wall clock again, and a session's the emulator's.
  public func reset() { change(.reset) }

  /// More than the years 1 to 9999 have.
  private static let farthestSeconds: Int64 = 10_000 * 366 * 86_400

  private func change(_ change: ClockChange) {
    guard let session else { return emulation.clock.change(change, at: .now) }
    session.change(change, over: emulation.clock.reading(at: .now))
    emulation.changes.tell()
  }
}
