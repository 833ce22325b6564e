import Transport

extension Worker {
  /// Connections taken in a row before those that exist have their turn, and the other workers theirs.
  static let acceptsPerTurn = 16

  /// Asks a poller to tell of connections that wait; one that comes wakes one worker, or a few, not all.
  static func watch(_ listeners: [Listener], with poller: borrowing Poller) throws(Errno) {
    for (index, listener) in listeners.enumerated() {
      try poller.add(
        listener.descriptor, for: [.readable, .exclusive],
        as: Registration(slot: UInt32(clamping: index), generation: 0))
    }
  }

  /// Takes connections that wait, a few.
  mutating func accept(from listener: Listener) {
    // Once: the event tells of one connection that waits, and not how many more do.
    if connections.isFull { evictOne() }
    for _ in 0..<Self.acceptsPerTurn {
      guard acceptOne(from: listener) else { return }
    }
  }

  /// Goes on after a pause, if it is over.
  mutating func resumeAccepting() {
    switch accepting {
    case .paused(let until) where until <= workspace.now:
      startAccepting()
    case .full(let until) where until <= workspace.now:
      startAccepting()
      evictions = Self.acceptsPerTurn
    case .paused, .full, .open, .ended: break
    }
  }

  /// Takes one connection, and tells whether another may wait.
  mutating func acceptOne(from listener: Listener) -> Bool {
    guard !connections.isFull else {
      if evictions == 0 { leaveToOthers() }
      return false
    }
    switch listener.accept() {
    case .connection(let descriptor, let peer):
      open(descriptor, from: peer, onLoopback: listener.address.host.isLoopback)
      return true
    case .wouldBlock:
      return false
    case .aborted:
      return true
    case .exhausted(let error):
      workspace.log.acceptingPaused(error, now: workspace.now)
      stopAccepting(
        .paused(until: workspace.now.advanced(byMilliseconds: workspace.acceptPauseMilliseconds)))
      return false
    case .failed(let error):
      workspace.log.failed("accepting", error)
      stopAccepting(.ended)
      return false
    }
  }

  /// Pauses, because there is no room: another worker may have some, or a connection close.
  private mutating func leaveToOthers() {
    workspace.log.full(connections.capacity, now: workspace.now)
    stopAccepting(.full(until: workspace.now.advanced(byMilliseconds: workspace.acceptPauseMilliseconds)))
  }

  /// Ends one on which nothing was begun, a silent one before an idle one, and of each kind that which waited longest:
  /// whoever keeps thousands open keeps nobody out.
  private mutating func evictOne() {
    guard evictions > 0 else { return }
    evictions -= 1
    var first: (slot: UInt32, deadline: Instant)?
    for slot in connections.usedSlots where connections.isOccupied(slot) && connections[slot].mayGiveWay {
      // All may wait for the same time, and for a handshake less long: the first whose time is over is the one.
      let deadline = connections[slot].timer.deadline
      if first.map({ deadline < $0.deadline }) ?? true { first = (slot, deadline) }
    }
    guard let first else {
      evictions = 0
      return
    }
    let fate = connections[first.slot].end(.goodbye, &workspace)
    settle(first.slot, fate)
  }

  /// Lets connections wait in the kernel, or for another worker.
  mutating func stopAccepting(_ state: Accepting) {
    accepting = state
    for listener in listeners {
      do throws(Errno) {
        try poller.remove(listener.descriptor)
      } catch {
        workspace.log.failed("leaving a listener", error)
      }
    }
  }

  /// Takes connections again.
  mutating func startAccepting() {
    do throws(Errno) {
      try Self.watch(listeners, with: poller)
      accepting = .open
    } catch {
      workspace.log.failed("watching a listener", error)
      accepting = .paused(until: workspace.now.advanced(byMilliseconds: workspace.acceptPauseMilliseconds))
    }
  }
}
