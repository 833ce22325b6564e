import Transport

extension Worker {
  /// Takes a new connection in.
  mutating func open(_ descriptor: consuming FileDescriptor, from peer: SocketAddress, onLoopback: Bool) {
    do throws(TLSError) {
      let connection = try Connection(accepting: descriptor, from: peer, onLoopback: onLoopback, context, workspace)
      let registration = connections.insert(connection)
      deadlines.set(registration.slot, to: connections[registration.slot].timer.deadline)
      do throws(Errno) {
        let slot = registration.slot
        try poller.add(
          connections[slot].tls.descriptor, for: connections[slot].registeredInterest, as: registration)
      } catch {
        workspace.log.failed("watching a connection", error)
        close(registration.slot)
      }
    } catch {
      workspace.log.handshakeFailed(error, from: peer, now: workspace.now)
    }
  }

  /// Gives those their turn that could have gone on at once.
  mutating func resumeUnfinished() {
    guard !unfinished.isEmpty else { return }
    var resumed: [Registration] = []
    swap(&resumed, &unfinished)
    for registration in resumed where connections.contains(registration) {
      let fate = connections[registration.slot].resume(&workspace)
      settle(registration.slot, fate)
    }
  }

  /// Ends what took too long.
  ///
  /// A deadline that moved on since it was noted is noted anew now: connections that are busy move theirs with every
  /// request, and that costs nothing this way.
  mutating func expireConnections() {
    while let slot = deadlines.popExpired(now: workspace.now) {
      let deadline = connections[slot].timer.deadline
      guard deadline <= workspace.now else {
        deadlines.set(slot, to: deadline)
        continue
      }
      let fate = connections[slot].expire(&workspace)
      settle(slot, fate)
    }
  }

  /// Obeys a connection's fate, and arranges for what it waits for.
  mutating func settle(_ slot: UInt32, _ fate: Fate) {
    guard fate != .close else { return close(slot) }
    connections[slot].settle(&workspace)
    if fate == .again { unfinished.append(connections.registration(of: slot)) }
    let deadline = connections[slot].timer.deadline
    if deadlines[slot].map({ deadline < $0 }) ?? true { deadlines.set(slot, to: deadline) }
    let interest = connections[slot].interest
    guard interest != connections[slot].registeredInterest else { return }
    do throws(Errno) {
      try poller.modify(
        connections[slot].tls.descriptor, for: interest, as: connections.registration(of: slot))
      connections[slot].registeredInterest = interest
    } catch {
      workspace.log.failed("watching a connection", error)
      close(slot)
    }
  }

  /// The one way in which a connection goes: its descriptor, its TLS and its buffers with it.
  mutating func close(_ slot: UInt32) {
    deadlines.remove(slot)
    _ = connections.remove(slot)
    if case .full = accepting { startAccepting() }
  }
}
