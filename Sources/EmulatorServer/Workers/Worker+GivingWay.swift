import Transport

/// An idle connection, and when its idle time is over; all connections may be idle for the same time.
struct IdleConnection {
  let registration: Registration
  let deadline: Instant
}

extension Worker {
  /// How many are remembered of one look at all connections: one that becomes idle later has been so for a shorter time.
  static let rememberedIdle = 64

  /// Does what the other workers want of this one, so that there is room for a connection.
  mutating func makeRoom() {
    let question = room.number
    if question != answeredQuestion {
      answeredQuestion = question
      room.answer(for: index, longestIdleUntil: longestIdle()?.deadline)
    }
    guard room.isChosen(index) else { return }
    if room.isWanted { endLongestIdle() }
    room.conclude()
  }

  /// Ends the connection that has been idle longest, unless its answer has only just left: its next request may be on
  /// the way. Then no other gives way in its place, as all of them have been idle for a shorter time.
  private mutating func endLongestIdle() {
    let newest = workspace.now.advanced(byMilliseconds: workspace.stepLimits.milliseconds(for: .idle))
      .advanced(byMilliseconds: -workspace.acceptPauseMilliseconds)
    guard let idle = longestIdle(), idle.deadline <= newest else { return }
    let slot = idle.registration.slot
    let fate = connections[slot].giveWay(&workspace)
    settle(slot, fate)
  }

  /// The connection that has been idle longest.
  private mutating func longestIdle() -> IdleConnection? {
    while let last = longestIdleLast.last, !isStillIdle(last) { longestIdleLast.removeLast() }
    if longestIdleLast.isEmpty { findLongestIdle() }
    return longestIdleLast.last
  }

  private func isStillIdle(_ idle: IdleConnection) -> Bool {
    connections.contains(idle.registration) && connections[idle.registration.slot].mayGiveWay(workspace)
      && connections[idle.registration.slot].idleDeadline(workspace) == idle.deadline
  }

  private mutating func findLongestIdle() {
    for slot in connections.usedSlots where connections.isOccupied(slot) && connections[slot].mayGiveWay(workspace) {
      let deadline = connections[slot].idleDeadline(workspace)
      let place = longestIdleLast.firstIndex { $0.deadline <= deadline } ?? longestIdleLast.count
      if longestIdleLast.count == Self.rememberedIdle {
        guard place > 0 else { continue }
        longestIdleLast.removeFirst()
        longestIdleLast.insert(
          IdleConnection(registration: connections.registration(of: slot), deadline: deadline), at: place - 1)
      } else {
        longestIdleLast.insert(
          IdleConnection(registration: connections.registration(of: slot), deadline: deadline), at: place)
      }
    }
  }
}
