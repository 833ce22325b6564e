import Testing
import Transport

@Suite struct SlabTests {
  @Test("A slot's next occupant has another name, and the old name finds nothing")
  func generations() {
    var slab = Slab<Counted>(capacity: 2)
    let first = slab.insert(Counted(1))
    #expect(slab.contains(first) == true)
    #expect(slab[first.slot].number == 1)
    #expect(slab.registration(of: first.slot) == first)
    _ = slab.remove(first.slot)
    #expect(slab.contains(first) == false)
    let second = slab.insert(Counted(2))
    #expect(second.slot == first.slot)
    #expect(second != first)
    #expect(slab.contains(first) == false)
    #expect(slab.contains(second) == true)
  }

  @Test("A name that no slab gave finds nothing", arguments: [0, 1, 1 << 32, 2 << 32, .max] as [UInt64])
  func foreignNames(rawValue: UInt64) {
    var slab = Slab<Counted>(capacity: 4)
    let only = slab.insert(Counted(1))
    let name = Registration(rawValue: rawValue)
    #expect(slab.contains(name) == (name == only))
    #expect(name == Registration(slot: name.slot, generation: name.generation))
  }

  @Test("An element is changed in place")
  func inPlace() {
    var slab = Slab<Counted>(capacity: 1)
    let name = slab.insert(Counted(1))
    slab[name.slot].number += 41
    #expect(slab[name.slot].number == 42)
  }

  @Test("It counts its occupants and knows when it is full")
  func counting() {
    var slab = Slab<Counted>(capacity: 2)
    let first = slab.insert(Counted(1))
    #expect(slab.count == 1)
    #expect(slab.isFull == false)
    _ = slab.insert(Counted(2))
    #expect(slab.isFull == true)
    _ = slab.remove(first.slot)
    #expect(slab.count == 1)
    #expect(slab.usedSlots.map { slab.isOccupied($0) } == [false, true])
    #expect(slab.isOccupied(2) == false)
  }

  @Test("Every element is let go of once: removed, or with the slab")
  func letsGo() {
    let log = Log()
    do {
      var slab = Slab<Counted>(capacity: 8)
      let names = (0..<4).map { slab.insert(Counted($0, log)) }
      _ = slab.remove(names[1].slot)
      #expect(log.numbers == [1])
    }
    #expect(log.numbers.sorted() == [0, 1, 2, 3])
  }

  @Test("Memory grows with the occupants, who keep their names, and each is let go of once")
  func growth() {
    let log = Log()
    do {
      var slab = Slab<Counted>(capacity: 1000)
      let names = (0..<1000).map { slab.insert(Counted($0, log)) }
      #expect(names.map { slab[$0.slot].number } == Array(0..<1000))
      #expect(log.numbers.isEmpty && slab.isFull)
    }
    #expect(log.numbers.sorted() == Array(0..<1000))
  }

  @Test("A full slab takes no more")
  func full() async {
    await #expect(processExitsWith: .failure) {
      var slab = Slab<Counted>(capacity: 1)
      _ = slab.insert(Counted(1))
      _ = slab.insert(Counted(2))
    }
  }

  @Test("A vacant slot is not to be used")
  func vacant() async {
    await #expect(processExitsWith: .failure) {
      var slab = Slab<Counted>(capacity: 1)
      let name = slab.insert(Counted(1))
      _ = slab.remove(name.slot)
      slab[name.slot].number = 2
    }
  }
}

private final class Log {
  var numbers: [Int] = []
}

private struct Counted: ~Copyable {
  var number: Int
  private let log: Log?

  init(_ number: Int, _ log: Log? = nil) {
    self.number = number
    self.log = log
  }

  deinit {
    log?.numbers.append(number)
  }
}
