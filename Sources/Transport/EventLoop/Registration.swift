/// What an event names: a slot, and which of its successive occupants is meant.
///
/// It travels in the 64 bits that epoll keeps for its user, so an event for a descriptor that was closed and reused
/// within the same batch is told from one for its successor.
package struct Registration: RawRepresentable, Hashable, Sendable {
  /// What epoll keeps: the generation above the slot, 32 bits each.
  package let rawValue: UInt64

  /// Takes what epoll kept.
  @inlinable
  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// A slab's occupants have odd generations; even ones are free for whatever else a loop registers.
  @inlinable
  package init(slot: UInt32, generation: UInt32) {
    rawValue = UInt64(generation) << 32 | UInt64(slot)
  }

  /// The place in the slab.
  @inlinable
  package var slot: UInt32 {
    UInt32(truncatingIfNeeded: rawValue)
  }

  /// Which of the slot's successive occupants.
  @inlinable
  package var generation: UInt32 {
    UInt32(truncatingIfNeeded: rawValue >> 32)
  }
}
