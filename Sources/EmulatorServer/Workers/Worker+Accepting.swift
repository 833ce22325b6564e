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
    for _ in 0..<Self.acceptsPerTurn {
      guard acceptOne(from: listener) else { return }
    }
  }

  /// Goes on after a pause, if it is over.
  mutating func resumeAccepting() {
    guard case .paused(let until) = accepting, until <= workspace.now else { return }
    startAccepting()
  }

  /// Takes one connection, and tells whether another may wait.
  mutating func acceptOne(from listener: Listener) -> Bool {
    guard !connections.isFull else {
      workspace.log.full(connections.capacity, now: workspace.now)
      stopAccepting(.full)
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
