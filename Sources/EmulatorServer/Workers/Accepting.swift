import Transport

/// Whether a worker takes connections from the listeners.
enum Accepting: Equatable {
  /// It does.
  case open
  /// It has no room; it goes on when a connection closes.
  case full
  /// Descriptors or memory ran out; it goes on then.
  case paused(until: Instant)
  /// The server stops.
  case ended
}
