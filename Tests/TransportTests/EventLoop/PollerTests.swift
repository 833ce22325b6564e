import Testing

@testable import Transport

@Suite struct PollerTests {
  let name = Registration(slot: 7, generation: 3)

  @Test("What is left unread is told again")
  func levelTriggered() throws {
    let sockets = try SocketPair()
    var poller = try Poller()
    try poller.add(sockets.right, for: .readable, as: name)
    #expect(try poller.poll().isEmpty)
    try sockets.left.send("x")
    let expected = Event(
      registration: name, isReadable: true, isWritable: false, isPeerFinished: false, isHangUp: false)
    #expect(try poller.poll() == [expected])
    #expect(try poller.poll() == [expected])
    _ = try sockets.right.receiveAll()
    #expect(try poller.poll().isEmpty)
  }

  @Test("Only what is wanted is told, until it is modified or removed")
  func interest() throws {
    let sockets = try SocketPair()
    var poller = try Poller()
    try sockets.left.send("x")
    try poller.add(sockets.right, for: .writable, as: name)
    #expect(try poller.poll().map(\.isReadable) == [false])
    try poller.modify(sockets.right, for: [.readable, .writable], as: name)
    #expect(try poller.poll().map(\.isReadable) == [true])
    try poller.modify(sockets.right, for: [], as: name)
    #expect(try poller.poll().isEmpty)
    try poller.modify(sockets.right, for: .readable, as: name)
    try poller.remove(sockets.right)
    #expect(try poller.poll().isEmpty)
  }

  @Test("A hang-up is told even to whom wants nothing, as readable and writable")
  func hangUp() throws {
    let sockets = try SocketPair()
    var poller = try Poller()
    try poller.add(sockets.right, for: [], as: name)
    let left = sockets.left
    _ = consume left
    #expect(
      try poller.poll() == [
        Event(registration: name, isReadable: true, isWritable: true, isPeerFinished: true, isHangUp: true)
      ])
  }

  @Test("That the peer writes no more is told to whom wants to know it and does not read")
  func peerFinished() throws {
    let sockets = try SocketPair()
    var poller = try Poller()
    try poller.add(sockets.right, for: .peerFinished, as: name)
    try sockets.left.send("x")
    #expect(try poller.poll().isEmpty)
    try sockets.left.shutDownWriting()
    #expect(
      try poller.poll() == [
        Event(registration: name, isReadable: false, isWritable: false, isPeerFinished: true, isHangUp: false)
      ])
  }

  @Test("An event for a connection that is gone is told from one for its successor")
  func staleEvent() throws {
    var slab = Slab<FileDescriptor>(capacity: 2)
    var poller = try Poller()
    let first = try SocketPair()
    let second = try SocketPair()
    let a = slab.insert(first.right)
    let b = slab.insert(second.right)
    try poller.add(slab[a.slot], for: .readable, as: a)
    try poller.add(slab[b.slot], for: .readable, as: b)
    try first.left.send("x")
    try second.left.send("x")
    let events = try poller.poll()
    #expect(events.count == 2)
    // The first event makes the loop close the second connection, and a new one takes its slot.
    _ = slab.remove(b.slot)
    let third = try SocketPair()
    let c = slab.insert(third.right)
    try poller.add(slab[c.slot], for: .readable, as: c)
    #expect(c.slot == b.slot)
    #expect(events.filter { slab.contains($0.registration) }.map(\.registration) == [a])
    try third.left.send("x")
    #expect(Set(try poller.poll().map(\.registration)) == [a, c])
  }

  @Test("More events than a batch holds come with the next wait")
  func batches() throws {
    var slab = Slab<FileDescriptor>(capacity: 1000)
    var poller = try Poller()
    let count = Poller.batchSize + 10
    for _ in 0..<count {
      let wakeUp = try SystemCalls.eventCounter()
      SystemCalls.increment(wakeUp)
      let name = slab.insert(wakeUp)
      try poller.add(slab[name.slot], for: .readable, as: name)
    }
    var seen: Set<Registration> = []
    while seen.count < count {
      let events = try poller.poll()
      #expect(events.count <= Poller.batchSize)
      seen.formUnion(events.map(\.registration))
      for event in events { SystemCalls.reset(slab[event.registration.slot]) }
      if events.isEmpty { break }
    }
    #expect(seen.count == count)
  }

  @Test("Listeners may be watched exclusively by several pollers")
  func exclusive() throws {
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    var one = try Poller()
    var other = try Poller()
    try one.add(listener.descriptor, for: [.readable, .exclusive], as: name)
    try other.add(listener.descriptor, for: [.readable, .exclusive], as: name)
    let client = try FileDescriptor.connecting(to: listener.address)
    let told = try one.poll().count + other.poll().count
    #expect(told >= 1)
    _ = consume client
  }

  @Test(
    "A wait is never shorter than the deadline, in milliseconds rounded up",
    arguments: [
      (nil, 0, -1), (0, 0, 0), (5, 10, 0), (1, 0, 1), (1_000_000, 0, 1), (1_000_001, 0, 2), (.max, 0, .max),
      (.max, .min, .max),
    ] as [(Int64?, Int64, Int32)])
  func timeouts(deadline: Int64?, now: Int64, milliseconds: Int32) {
    let deadline = deadline.map(Instant.init(nanoseconds:))
    #expect(Poller.timeout(until: deadline, now: Instant(nanoseconds: now)) == milliseconds)
  }

  @Test("Without events a wait ends at the deadline, not before")
  func deadline() throws {
    var poller = try Poller()
    let now = Instant.now
    let deadline = now.advanced(byMilliseconds: 3)
    #expect(try poller.wait(until: deadline, now: now) == 0)
    #expect(Instant.now >= deadline)
  }
}

extension Poller {
  /// The events there are, without waiting.
  mutating func poll() throws(Errno) -> [Event] {
    let now = Instant(nanoseconds: 0)
    let count = try wait(until: now, now: now)
    return (0..<count).map { self[$0] }
  }
}
