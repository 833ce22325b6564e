import Transport

extension Worker {
  /// Takes a new connection in, for which there is room.
  mutating func open(
    _ descriptor: consuming FileDescriptor, from peer: SocketAddress, onLoopback: Bool, _ context: TLSContext
  ) {
    do throws(TLSError) {
      let connection = try Connection(accepting: descriptor, from: peer, onLoopback: onLoopback, context, workspace)
      let registration = connections.insert(connection)
      deadlines.set(registration.slot, to: connections[registration.slot].timer.deadline)
      do throws(Errno) {
        let slot = registration.slot
        try poller.add(
          connections[slot].tls.descriptor, for: connections[slot].registeredInterest, as: registration)
      } catch {
        workspace.log.failed("watching a connection", error, now: workspace.now)
        close(registration.slot)
      }
    } catch {
      room.giveBack()
      workspace.log.tlsFailed(error, duringHandshake: true, from: peer, now: workspace.now)
    }
  }

  /// Has a new poller watch a connection as the last one did.
  mutating func watchAnew(_ slot: UInt32) {
    do throws(Errno) {
      try poller.add(
        connections[slot].tls.descriptor, for: connections[slot].registeredInterest,
        as: connections.registration(of: slot))
    } catch {
      workspace.log.failed("watching a connection", error, now: workspace.now)
      close(slot)
    }
  }

  /// Resumes connections that used up their turn.
  mutating func resumeUnfinished() {
    guard !unfinished.isEmpty else { return }
    swap(&resumed, &unfinished)
    for place in resumed.indices where connections.contains(resumed[place]) {
      let slot = resumed[place].slot
      connections[slot].isUnfinished = false
      let fate = connections[slot].resume(&workspace)
      settle(slot, fate)
    }
    resumed.removeAll(keepingCapacity: true)
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
    if connections[slot].settle(&workspace) { noteParked(slot) }
    // Once, however often it says so: else the list would grow with every turn.
    if fate == .again, !connections[slot].isUnfinished {
      connections[slot].isUnfinished = true
      unfinished.append(connections.registration(of: slot))
    }
    let deadline = connections[slot].timer.deadline
    if deadlines[slot].map({ deadline < $0 }) ?? true { deadlines.set(slot, to: deadline) }
    let interest = connections[slot].interest
    guard interest != connections[slot].registeredInterest else { return }
    do throws(Errno) {
      try poller.modify(
        connections[slot].tls.descriptor, for: interest, as: connections.registration(of: slot))
      connections[slot].registeredInterest = interest
    } catch {
      workspace.log.failed("watching a connection", error, now: workspace.now)
      close(slot)
    }
  }

  /// The one way in which a connection goes: its descriptor, its TLS and its buffers with it.
  mutating func close(_ slot: UInt32) {
    deadlines.remove(slot)
    forgetParked(slot)
    _ = connections.remove(slot)
    room.giveBack()
  }
}
