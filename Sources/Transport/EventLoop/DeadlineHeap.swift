/// At most one deadline per slot, the earliest at hand: a binary heap that knows where each slot stands.
///
/// Setting and removing take O(log n); nothing is allocated once the largest slot has been seen.
package struct DeadlineHeap: Sendable {
  private struct Entry {
    var deadline: Instant
    var slot: UInt32
  }

  private static let absent = UInt32.max

  private var heap: [Entry] = []
  /// By slot, the place in `heap`.
  private var places: [UInt32] = []

  /// A heap without deadlines.
  package init() {}

  /// How many slots have a deadline.
  package var count: Int { heap.count }

  /// The earliest deadline there is.
  package var earliest: Instant? { heap.first?.deadline }

  /// The deadline of a slot.
  package subscript(slot: UInt32) -> Instant? {
    guard let place = place(of: slot) else { return nil }
    return heap[place].deadline
  }

  /// Gives a slot its deadline, in place of the one it may have.
  package mutating func set(_ slot: UInt32, to deadline: Instant) {
    let entry = Entry(deadline: deadline, slot: slot)
    if let place = place(of: slot) {
      let isEarlier = deadline < heap[place].deadline
      if isEarlier { siftUp(entry, from: place) } else { siftDown(entry, from: place) }
      return
    }
    while places.count <= Int(slot) { places.append(Self.absent) }
    heap.append(entry)
    siftUp(entry, from: heap.count - 1)
  }

  /// Takes a slot's deadline away, if it has one.
  package mutating func remove(_ slot: UInt32) {
    guard let place = place(of: slot) else { return }
    places[Int(slot)] = Self.absent
    let last = heap.removeLast()
    if place == heap.count { return }
    let isEarlier = last.deadline < heap[place].deadline
    if isEarlier { siftUp(last, from: place) } else { siftDown(last, from: place) }
  }

  /// Takes a slot whose deadline is not after `now`, the earliest first; nil when there is none.
  package mutating func popExpired(now: Instant) -> UInt32? {
    guard let first = heap.first, first.deadline <= now else { return nil }
    remove(first.slot)
    return first.slot
  }

  private func place(of slot: UInt32) -> Int? {
    guard slot < places.count else { return nil }
    let place = places[Int(slot)]
    return place == Self.absent ? nil : Int(place)
  }

  private mutating func siftUp(_ entry: Entry, from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      if heap[parent].deadline <= entry.deadline { break }
      put(heap[parent], at: place)
      place = parent
    }
    put(entry, at: place)
  }

  private mutating func siftDown(_ entry: Entry, from start: Int) {
    var place = start
    while true {
      var child = 2 * place + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1].deadline < heap[child].deadline { child += 1 }
      if entry.deadline <= heap[child].deadline { break }
      put(heap[child], at: place)
      place = child
    }
    put(entry, at: place)
  }

  private mutating func put(_ entry: Entry, at place: Int) {
    heap[place] = entry
    places[Int(entry.slot)] = UInt32(place)
  }
}
