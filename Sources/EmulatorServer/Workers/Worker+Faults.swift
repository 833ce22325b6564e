import Transport

/// A listener that a worker takes connections from, and what they are served with.
struct Entrance {
  let listener: Listener
  let context: TLSContext
  /// Whether it is one of the board's, whose TLS goes wrong.
  let isFaulty: Bool
}

extension Worker {
  /// Whether the board has changed since this worker looked, or a listener's time is over.
  var hasToLookAtBoard: Bool {
    guard let board else { return false }
    return board.changes != seenChanges || nextListenerEnd.map { $0 <= workspace.now } ?? false
  }

  /// Takes up the listeners that were opened on the board, and leaves those that were closed.
  mutating func lookAtBoard() {
    guard let board, hasToLookAtBoard, accepting != .ended else { return }
    nextListenerEnd = board.closeEnded(at: workspace.now)
    seenChanges = board.changes
    let faulty = board.entries.flatMap { entry in
      entry.listeners.map { Entrance(listener: $0, context: entry.context, isFaulty: true) }
    }
    // A listener's place is what the poller knows it by, so all are watched anew.
    if accepting == .open { leaveListeners() }
    entrances.removeAll(where: \.isFaulty)
    entrances += faulty
    if accepting == .open { startAccepting() }
  }
}
