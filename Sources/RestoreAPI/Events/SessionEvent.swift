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
    let high = Self.mixed(session.id.high ^ Self.mixed(number &+ 1))
    let low = Self.mixed(session.id.low ^ high)
    return UUID(high: high & ~0xF000 | 0x8000, low: low & ~(0b11 << 62) | 0b10 << 62)
  }

  /// The finalizer of SplitMix64: every bit of the result depends on every bit of `value`.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
