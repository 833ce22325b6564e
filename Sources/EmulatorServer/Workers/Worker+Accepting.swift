import Transport

extension Worker {
  /// Connections taken in a row before those that exist have their turn, and the other workers theirs.
  static let acceptsPerTurn = 16

  /// Asks a poller to tell of connections that wait; one that comes wakes one worker, or a few, not all.
  static func watch(_ entrances: [Entrance], with poller: borrowing Poller) throws(Errno) {
    for (index, entrance) in entrances.enumerated() {
      try poller.add(
        entrance.listener.descriptor, for: [.readable, .exclusive],
        as: Registration(slot: UInt32(clamping: index), generation: 0))
    }
  }

  /// Takes connections that wait, a few.
  mutating func accept(from entrance: Entrance) {
    var aborted = 0
    for _ in 0..<Self.acceptsPerTurn {
      switch acceptOne(from: entrance) {
      case .taken: break
      case .aborted(let error):
        aborted += 1
        // Not one that broke off in the queue, but all of them: it would be so again at once.
        if aborted == Self.acceptsPerTurn { pauseAccepting(because: error) }
      case .over: return
      }
    }
  }

  /// Goes on after a pause, if it is over, or if there is room now.
  mutating func resumeAccepting() {
    switch accepting {
    case .paused(let until) where until <= workspace.now: startAccepting()
    case .full(let until) where until <= workspace.now || room.hasRoom: startAccepting()
    case .paused, .full, .open, .ended: break
    }
  }

  /// What taking one connection came to.
  enum Acceptance {
    /// It was taken; another may wait.
    case taken
    /// It broke off before; another may wait.
    case aborted(Errno)
    /// No peer waits, or none can be taken for now.
    case over
  }

  /// Takes one connection, if there is room.
  mutating func acceptOne(from entrance: Entrance) -> Acceptance {
    let listener = entrance.listener
    guard room.take() else {
      // Another worker may have taken the one that was told of, and no connection need give way then.
      if listener.isAwaited { waitForRoom(at: listener) }
      return .over
    }
    switch listener.accept() {
    case .connection(let descriptor, let peer):
      open(descriptor, from: peer, onLoopback: listener.address.host.isLoopback, entrance.context)
      return .taken
    case .wouldBlock:
      room.giveBack()
      return .over
    case .aborted(let error):
      room.giveBack()
      return .aborted(error)
    case .exhausted(let error):
      room.giveBack()
      pauseAccepting(because: error)
      return .over
    case .failed(let error):
      room.giveBack()
      // One of the board's is closed while this worker still watches it.
      if board?.isClosed(entrance) != true {
        workspace.log.failed(
          "accepting at \(listener.address), where nobody is served any more", error, now: workspace.now)
      }
      giveUp(listener)
      return .over
    }
  }

  /// Pauses, because there is no room, and asks for some.
  private mutating func waitForRoom(at listener: Listener) {
    workspace.log.full(room.limit, now: workspace.now)
    stopAccepting(.full(until: workspace.now.advanced(byMilliseconds: workspace.acceptPauseMilliseconds)))
    room.ask(for: listener)
  }

  private mutating func pauseAccepting(because error: Errno) {
    workspace.log.acceptingPaused(error, now: workspace.now)
    stopAccepting(.paused(until: workspace.now.advanced(byMilliseconds: workspace.acceptPauseMilliseconds)))
  }

  /// Goes on without a listener that is of no use; the others are served.
  private mutating func giveUp(_ listener: Listener) {
    stopAccepting(accepting)
    entrances.removeAll { $0.listener === listener }
    if accepting == .open { startAccepting() }
  }

  /// Lets connections wait in the kernel, or for another worker.
  mutating func stopAccepting(_ state: Accepting) {
    accepting = state
    leaveListeners()
  }

  mutating func leaveListeners() {
    for entrance in entrances {
      do throws(Errno) {
        try poller.remove(entrance.listener.descriptor)
      } catch {
        workspace.log.failed("leaving a listener", error, now: workspace.now)
      }
    }
  }

  /// Takes connections again.
  mutating func startAccepting() {
    do throws(Errno) {
      try Self.watch(entrances, with: poller)
      accepting = .open
    } catch {
      workspace.log.failed("watching a listener", error, now: workspace.now)
      // Some may be watched already, and none can be watched twice.
      for entrance in entrances { try? poller.remove(entrance.listener.descriptor) }
      accepting = .paused(until: workspace.now.advanced(byMilliseconds: workspace.acceptPauseMilliseconds))
    }
  }
}
