import Transport

extension Worker {
  /// Begins the end: takes the connections that wait already, lets go of the listeners, and tells every connection.
  ///
  /// The listeners close with the last worker that lets go of them, so no connection that the kernel has accepted is
  /// lost, and later ones are refused.
  mutating func drain() {
    workspace.isDraining = true
    if accepting == .open {
      for entrance in entrances { acceptAll(from: entrance) }
    }
    if accepting == .open { stopAccepting(.ended) }
    accepting = .ended
    entrances = []
    board?.end()
    nextListenerEnd = nil
    for slot in connections.usedSlots where connections.isOccupied(slot) {
      let fate = connections[slot].drain(&workspace)
      settle(slot, fate)
    }
  }

  /// Takes what waits in the kernel's queue. That is not more than fits into it, and others may come as fast as these are
  /// taken.
  private mutating func acceptAll(from entrance: Entrance) {
    for _ in 0..<Listener.defaultBacklog {
      if case .over = acceptOne(from: entrance) { return }
    }
  }

  /// Cuts what is left.
  mutating func closeAll() {
    accepting = .ended
    for slot in connections.usedSlots where connections.isOccupied(slot) { close(slot) }
  }
}
