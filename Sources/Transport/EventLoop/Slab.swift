/// Slots for a limited number of values, each occupant told from its predecessors.
///
/// The memory grows with the most occupants there have been at a time, and they move when it does. Inlinable throughout, so that another module gets code
/// for its own element type and works on the element in place.
@safe
package struct Slab<Element: ~Copyable>: ~Copyable {
  /// By slot; initialized while occupied.
  @usableFromInline var elements: UnsafeMutablePointer<Element>
  /// How many slots `elements` has room for.
  @usableFromInline var room: Int
  /// By slot: odd while occupied. Its count tells how many slots were ever used.
  @usableFromInline var generations: [UInt32] = []
  /// Slots to use again, the last left first: its memory is the warmest.
  @usableFromInline var vacant: [UInt32] = []

  /// The most slots there can be.
  package let capacity: Int

  /// The slots that there is memory for from the start.
  @usableFromInline static var firstRoom: Int { 16 }

  /// Room for `capacity` elements, at least one.
  @inlinable
  package init(capacity: Int) {
    self.capacity = capacity
    room = Swift.min(capacity, Self.firstRoom)
    unsafe elements = .allocate(capacity: room)
  }

  @inlinable
  deinit {
    for slot in generations.indices where generations[slot] & 1 == 1 {
      unsafe (elements + slot).deinitialize(count: 1)
    }
    unsafe elements.deallocate()
  }

  /// How many slots are occupied.
  @inlinable
  package var count: Int { generations.count - vacant.count }

  /// Whether ``insert(_:)`` would find no room.
  @inlinable
  package var isFull: Bool { count == capacity }

  /// Puts an element into a vacant slot; there has to be one.
  @inlinable
  package mutating func insert(_ element: consuming Element) -> Registration {
    precondition(!isFull, "a full slab takes no more")
    let slot: UInt32
    if let last = vacant.popLast() {
      slot = last
      generations[Int(slot)] &+= 1
    } else {
      slot = UInt32(generations.count)
      if generations.count == room { grow() }
      generations.append(1)
    }
    unsafe (elements + Int(slot)).initialize(to: element)
    return Registration(slot: slot, generation: generations[Int(slot)])
  }

  /// Makes room for as many more slots; all that there is room for are occupied.
  @usableFromInline
  mutating func grow() {
    let larger = Swift.min(2 * room, capacity)
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe memory.moveInitialize(from: elements, count: room)
    unsafe elements.deallocate()
    unsafe elements = memory
    room = larger
  }

  /// Whether the very occupant that `registration` names is still there.
  @inlinable
  package func contains(_ registration: Registration) -> Bool {
    let slot = Int(registration.slot)
    return slot < generations.count && generations[slot] == registration.generation && registration.generation & 1 == 1
  }

  /// Every slot that was ever used; which of them are occupied, ``isOccupied(_:)`` tells.
  @inlinable
  package var usedSlots: Range<UInt32> { 0..<UInt32(generations.count) }

  /// Whether a slot has an occupant.
  @inlinable
  package func isOccupied(_ slot: UInt32) -> Bool {
    Int(slot) < generations.count && generations[Int(slot)] & 1 == 1
  }

  /// The occupant of a slot, in place; the slot has to be occupied.
  @inlinable
  package subscript(slot: UInt32) -> Element {
    // Addresses in place of coroutines, which would have memory of their own for each use.
    unsafeAddress {
      checkOccupied(slot)
      return unsafe UnsafePointer(elements + Int(slot))
    }
    unsafeMutableAddress {
      checkOccupied(slot)
      return unsafe elements + Int(slot)
    }
  }

  /// Vacates a slot, which has to be occupied.
  @inlinable
  package mutating func remove(_ slot: UInt32) -> Element {
    checkOccupied(slot)
    generations[Int(slot)] &+= 1
    vacant.append(slot)
    return unsafe (elements + Int(slot)).move()
  }

  /// The name of a slot's present occupant.
  @inlinable
  package func registration(of slot: UInt32) -> Registration {
    checkOccupied(slot)
    return Registration(slot: slot, generation: generations[Int(slot)])
  }

  /// Stops at a mistake of the caller: memory without an element must not be touched.
  @inlinable
  func checkOccupied(_ slot: UInt32) {
    precondition(isOccupied(slot), "no occupant")
  }
}
