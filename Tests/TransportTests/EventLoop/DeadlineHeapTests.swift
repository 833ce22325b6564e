import Bytes
import Testing
import Transport

@Suite struct DeadlineHeapTests {
  @Test("Deadlines come out in their order, none before its time")
  func order() {
    var heap = DeadlineHeap()
    for (slot, time) in [(4, 30), (1, 10), (9, 20), (2, 20)] as [(UInt32, Int64)] {
      heap.set(slot, to: Instant(nanoseconds: time))
    }
    #expect(heap.earliest == Instant(nanoseconds: 10))
    #expect(heap.popExpired(now: Instant(nanoseconds: 9)) == nil)
    #expect(heap.popExpired(now: Instant(nanoseconds: 10)) == 1)
    let second = heap.popExpired(now: Instant(nanoseconds: 25))
    let third = heap.popExpired(now: Instant(nanoseconds: 25))
    #expect(Set([second, third]) == [2, 9])
    #expect(heap.popExpired(now: Instant(nanoseconds: 25)) == nil)
    #expect(heap.count == 1)
  }

  @Test("A slot has one deadline: the last one set")
  func replaced() {
    var heap = DeadlineHeap()
    heap.set(3, to: Instant(nanoseconds: 10))
    heap.set(3, to: Instant(nanoseconds: 50))
    #expect(heap.count == 1)
    #expect(heap[3] == Instant(nanoseconds: 50))
    #expect(heap.popExpired(now: Instant(nanoseconds: 49)) == nil)
    heap.remove(3)
    heap.remove(3)
    #expect(heap.earliest == nil)
    #expect(heap[3] == nil)
    #expect(heap[77] == nil)
  }

  @Test("After any sequence of operations it agrees with a plain dictionary", arguments: [1, 2, 3, 4] as [UInt64])
  func naiveModel(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var heap = DeadlineHeap()
    var model: [UInt32: Int64] = [:]
    for _ in 0..<5000 {
      let slot = UInt32.random(in: 0..<200, using: &random)
      let time = Int64.random(in: 0..<500, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0, 1:
        heap.set(slot, to: Instant(nanoseconds: time))
        model[slot] = time
      case 2:
        heap.remove(slot)
        model[slot] = nil
      default:
        let popped = heap.popExpired(now: Instant(nanoseconds: time))
        // Which of several equal ones comes first is nobody's business, but it is one of the earliest.
        let earliest = model.values.min().flatMap { $0 <= time ? $0 : nil }
        #expect(popped.flatMap { model[$0] } == earliest)
        if let popped { model[popped] = nil }
      }
      #expect(heap.count == model.count)
      #expect(heap.earliest?.nanoseconds == model.values.min())
      #expect(heap[slot]?.nanoseconds == model[slot])
    }
  }
}
