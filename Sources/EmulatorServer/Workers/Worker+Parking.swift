import Emulation
import Exchange
import Transport

extension Worker {
  /// Puts a connection on the list of those that are parked, or takes it off.
  mutating func noteParked(_ slot: UInt32) {
    guard connections[slot].isParked else { return forgetParked(slot) }
    connections[slot].placeOfParked = parked.count
    parked.append(slot)
  }

  /// Takes a connection off the list; the last one takes its place.
  mutating func forgetParked(_ slot: UInt32) {
    guard let place = connections[slot].placeOfParked, let last = parked.popLast() else { return }
    connections[slot].placeOfParked = nil
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

  /// Whether connections are parked and the worker does not hear of what happens, or the other way round.
  var hasToListenOrLeave: Bool { parked.isEmpty == (listening != nil) }

  /// Hears of what happens while connections are parked, and only then.
  mutating func listenWhileParked() {
    guard hasToListenOrLeave else { return }
    if let number = listening {
      workspace.emulator.changes.leave(number)
      listening = nil
    } else {
      let signal = changeSignal
      listening = workspace.emulator.changes.listen { signal.signal() }
      // What has happened since they were asked was not told.
      wakeParked()
    }
  }
}
