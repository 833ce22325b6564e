package import Backup
import Synchronization

/// An emulated installation: the fixtures' world, and everything that requests have done to it since. A reload or a reset
/// puts another one in its place. A request belongs to the one it began in, which nobody sees any more after that.
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
  /// How many tokens were asked for lately, for the setting `throttle`.
  let throttle = Throttle()

  /// An installation in which nothing has been done yet.
  package init(_ world: World) {
    number = Self.made.wrappingAdd(1, ordering: .relaxed).newValue
    self.world = world
    sessions = Sessions(of: world)
  }

  private static let made = Atomic<UInt64>(0)

  /// Puts one restore session's state back to the fixtures, so that one which a request started is gone; false where
  /// there is no such session.
  package func reset(session id: UUID, at now: Timestamp) -> Bool {
    sessions.reset(id, at: now)
  }
}
