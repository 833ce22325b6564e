package import Backup
package import Bytes
package import Exchange
import Locking
import Synchronization

/// An emulated installation: the fixtures' world, and everything that requests have done to it since. A reload or a reset
/// puts another one in its place. A request belongs to the one it began in.
package final class Installation: Sendable {
  /// Tells it from every other installation of the process.
  package let number: UInt64
  /// What the fixtures describe.
  package let world: World
  /// The restore sessions, and what has been done in them.
  let sessions: Sessions
  /// The device codes that were issued so far.
  let deviceCodes = DeviceCodes()
  /// The refresh tokens that were used.
  let spentTokens = SpentTokens()
  /// The pairs of tokens that were logged out.
  let endedTokens = SpentTokens()
  /// How many tokens were asked for lately, for the setting `throttle`.
  let throttle = Throttle()

  /// An installation in which nothing has been done yet.
  package init(_ world: World) {
    number = Self.made.wrappingAdd(1, ordering: .relaxed).newValue
    self.world = world
    sessions = Sessions(of: world)
  }

  /// What requests have done to it that is still known at `now`.
  package func traces(at now: Timestamp) -> Traces {
    let (explored, own, restores, changed) = sessions.traces(at: now)
    return Traces(
      exploredSessions: explored, ownSessions: own, restores: restores, changedSessions: changed,
      deviceCodes: deviceCodes.count(at: now), spentTokens: spentTokens.count, endedTokens: endedTokens.count)
  }

  private static let made = Atomic<UInt64>(0)
}

// What control calls do with a restore session; `now` is the time of the emulated clock.
extension Installation {
  /// Puts one restore session's state back to the fixtures, its clock too, so that one which they have not is gone; false
  /// where there is no such session.
  package func reset(session id: UUID, at now: Timestamp) -> Bool {
    sessions.reset(id, at: now)
  }

  /// Takes a restore session of a caller's own: the only one of `ownWorld`, which was made of a text of `size` bytes.
  package func put(sessionOf ownWorld: World, size: Int, at now: Timestamp) -> SessionPlacement {
    sessions.put(ownWorld, size: size, at: now)
  }

  /// The clock of the restore session with `id`; nil where there is none.
  package func clock(ofSession id: UUID, at now: Timestamp) -> SessionClock? {
    sessions.record(id, at: now)?.clock
  }
}

/// How much requests have left behind in an installation, which is gone once another one takes its place.
package struct Traces: Sendable, Equatable {
  /// Restore sessions that clients started.
  package let exploredSessions: Int
  /// Restore sessions that control calls made.
  package let ownSessions: Int
  /// Restores that are sessions of their own (v8).
  package let restores: Int
  /// Restore sessions of the fixtures in which something was restored, or that were stopped.
  package let changedSessions: Int
  /// Device codes that were issued and are good.
  package let deviceCodes: Int
  /// Refresh tokens that were used.
  package let spentTokens: Int
  /// Tokens that were logged out.
  package let endedTokens: Int
}

extension Traces: CustomStringConvertible {
  /// What became of them, in words: `3 sessions that clients started, 2 device codes were forgotten`.
  package var description: String {
    let parts = [
      Self.part(exploredSessions, "session that clients started", "sessions that clients started"),
      Self.part(ownSessions, "session that a control call made", "sessions that control calls made"),
      Self.part(restores, "restore", "restores"),
      Self.part(changedSessions, "used session of the fixtures", "used sessions of the fixtures"),
      Self.part(deviceCodes, "device code", "device codes"),
      Self.part(spentTokens, "spent refresh token", "spent refresh tokens"),
      Self.part(endedTokens, "logged-out token", "logged-out tokens"),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return "nothing was forgotten" }
    let made = exploredSessions + ownSessions + restores
    let isOne = made + changedSessions + deviceCodes + spentTokens + endedTokens == 1
    return "\(parts.joined(separator: ", ")) \(isOne ? "was" : "were") forgotten"
  }

  private static func part(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
  }
}

/// The installation that requests are answered from. Workers remember it, and look for another one only when its number
/// has changed: a request takes no lock.
package final class Installations: Sendable {
  private let present: Lock<Installation>
  private let number: Atomic<UInt64>

  /// Begins with `installation`.
  package init(_ installation: Installation) {
    present = Lock(installation)
    number = Atomic(installation.number)
  }

  /// Puts the installation that `successor` makes of the present one in its place, from the next request on; returns the
  /// one before, whose sessions' clocks go on from `now`: an answer may still wait for them.
  @discardableResult
  package func replace(at now: Timestamp, _ successor: (Installation) -> Installation) -> Installation {
    let before = present.withLock { present in
      let before = present
      present = successor(before)
      number.store(present.number, ordering: .releasing)
      return before
    }
    before.sessions.retire(at: now)
    return before
  }

  /// The present one; a worker keeps it in `cached` until there is another.
  package func present(_ cached: inout Installation?) -> Installation {
    if let cached, cached.number == number.load(ordering: .acquiring) { return cached }
    let present = current
    cached = present
    return present
  }

  /// The present one.
  package var current: Installation { present.withLock { $0 } }
}
