import Transport

/// Whether a worker takes connections from the listeners.
enum Accepting: Equatable {
  /// It does.
  case open
  /// There is no room; it goes on when there is, and asks again then.
  case full(until: Instant)
  /// Descriptors or memory ran out; it goes on then.
  case paused(until: Instant)
  /// The server stops.
  case ended
}
