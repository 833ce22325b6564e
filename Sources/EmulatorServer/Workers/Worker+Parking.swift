import Emulation
import Exchange
import Transport

extension Worker {
  /// Puts a connection on the list of those that are parked, or takes it off.
  mutating func noteParked(_ slot: UInt32) {
    guard connections[slot].isParked else { return forgetParked(slot) }
    connections[slot].placeOfParked = parked.count
    if connections[slot].isAsking {
      connections[slot].isCountedAsAsking = true
      askingCount += 1
    }
    parked.append(slot)
  }

  /// Takes a connection off the list; the last one takes its place.
  mutating func forgetParked(_ slot: UInt32) {
    guard let place = connections[slot].placeOfParked, let last = parked.popLast() else { return }
    connections[slot].placeOfParked = nil
    if connections[slot].isCountedAsAsking {
      connections[slot].isCountedAsAsking = false
      askingCount -= 1
    }
    guard last != slot else { return }
    parked[place] = last
    connections[last].placeOfParked = place
  }

  /// Lets every parked connection look whether it has to wait any longer.
  mutating func wakeParked() {
    for slot in parked { woken.append(connections.registration(of: slot)) }
    for registration in woken where connections.contains(registration) {
      let fate = connections[registration.slot].wake(&workspace)
      settle(registration.slot, fate)
    }
    woken.removeAll(keepingCapacity: true)
  }

  /// Whether the worker hears of other things than its parked connections wait for: it hears of what happens while there
  /// are any, and of requests while one of them waits for such.
  var hasToListenOrLeave: Bool {
    parked.isEmpty ? listening != nil : listening?.toRequests != (askingCount > 0)
  }

  /// Hears of what happens while connections are parked, and only then.
  mutating func listenWhileParked() {
    guard hasToListenOrLeave else { return }
    if let before = listening {
      workspace.emulator.changes.leave(before.number)
      listening = nil
    }
    guard !parked.isEmpty else { return }
    let signal = changeSignal
    let toRequests = askingCount > 0
    let number = workspace.emulator.changes.listen(toRequests: toRequests) { signal.signal() }
    listening = (number, toRequests)
    // What has happened since they were asked was not told.
    wakeParked()
  }
}
