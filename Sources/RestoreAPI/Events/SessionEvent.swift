import Backup

/// An event of a restore session as it is listed: the session's start, or one of its restores.
struct SessionEvent {
  /// The session it belongs to.
  let session: RestoreSession
  /// What was restored; nil for the session's start.
  let restore: RestoreEvent?
  /// Its place in the session's history; 0 is the start.
  let order: Int

  /// The event's id, which follows from the session's and the order: the same whenever it is asked for, and unlike any
  /// other. Version 8 of RFC 9562, section 5.8: bits of one's own.
  var id: UUID {
    let number = UInt64(truncatingIfNeeded: order)
    let high = SplitMix64.mixed(session.id.high ^ SplitMix64.mixed(number))
    return UUID(version: 8, high: high, low: SplitMix64.mixed(session.id.low ^ high))
  }
}
