import Transport

/// Whether a worker takes connections from the listeners.
enum Accepting: Equatable {
  /// It does.
  case open
  /// It has no room, and the others may have; it goes on when a connection closes, or then, and makes room itself.
  case full(until: Instant)
  /// Descriptors or memory ran out; it goes on then.
  case paused(until: Instant)
  /// The server stops.
  case ended
}
