import Transport

extension Worker {
  /// Begins the end: takes the connections that wait already, lets go of the listeners, and tells every connection.
  ///
  /// The listeners close with the last worker that lets go of them, so no connection that the kernel has accepted is
  /// lost, and later ones are refused.
  mutating func drain() {
    workspace.isDraining = true
    if accepting == .open {
      for listener in listeners { acceptAll(from: listener) }
    }
    if accepting == .open { stopAccepting(.ended) }
    accepting = .ended
    listeners = []
    for slot in connections.usedSlots where connections.isOccupied(slot) {
      let fate = connections[slot].drain(&workspace)
      settle(slot, fate)
    }
  }

  /// Takes what waits in the kernel's queue. That is not more than fits into it, and others may come as fast as these are
  /// taken.
  private mutating func acceptAll(from listener: Listener) {
    for _ in 0..<Listener.defaultBacklog {
      if case .over = acceptOne(from: listener) { return }
    }
  }

  /// Cuts what is left.
  mutating func closeAll() {
    accepting = .ended
    for slot in connections.usedSlots where connections.isOccupied(slot) { close(slot) }
  }
}
