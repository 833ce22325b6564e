import EmulatorServer
import Glibc
import Logging
import Synchronization
import Testing
import TestSupport
import Transport

@Suite("A crowd of peers that behave badly", .timeLimit(.minutes(5)))
struct CrowdTests {
  /// What a peer does and then leaves undone.
  enum Habit: CaseIterable {
    case connects, beginsHandshake, beginsHead, beginsBody, readsNothing, waitsForDelay, endsWithinRequest
    case talksNonsense, talksPlainText, staysIdle

    var speaksTLS: Bool { ![.connects, .beginsHandshake, .talksNonsense, .talksPlainText].contains(self) }
    var endsIdle: Bool { self == .waitsForDelay || self == .staysIdle }
  }

  @Test("keeps nobody waiting who behaves, and each is gone when its time is over, or with the server")
  func crowd() throws {
    let size = 2 * Habit.allCases.count
    // Idle ones have the longer time that they have by default, and so has the steady one. The others have long enough for
    // the one worker to answer the large requests of the crowd between two of their steps, under a sanitizer, too.
    let server = try TestServer(logLevel: .debug) { $0.deadlines.setAll(.seconds(2)) }
    let steady = try TestClient(server)
    var crowd: [TestClient] = []
    for index in 0..<size {
      crowd.append(try Self.client(of: server, Habit.allCases[index % Habit.allCases.count], beside: steady))
      #expect(try steady.exchange(TestRequest.restore()).status == 200)
    }
    // One that read before its time is over would be served on.
    let readers = size / Habit.allCases.count
    while server.log.lines.count(where: { $0.contains("time is over for write") }) < readers { sched_yield() }
    for stops in [false, true] {
      if stops { server.stop() }
      for (index, client) in crowd.enumerated() {
        let habit = Habit.allCases[index % Habit.allCases.count]
        if habit.endsIdle == stops { try Self.expectEnd(of: client, habit) }
      }
    }
  }

  @Test("of one that floods and one that does not: both are served by the one worker")
  func flood() throws {
    let server = try TestServer()
    defer { server.stop() }
    let isOver = Atomic(false)
    let taken = Atomic(0)
    let flood = TestThread {
      guard let client = try? TestClient(server) else { return }
      try? client.flood(Array(TestRequest.health.utf8)) { count in
        taken.add(count, ordering: .relaxed)
        return !isOver.load(ordering: .relaxed)
      }
    }
    func waitForMore(than count: Int) {
      while taken.load(ordering: .relaxed) == count { sched_yield() }
    }
    waitForMore(than: 0)
    let steady = try TestClient(server)
    for _ in 0..<100 { #expect(try steady.exchange(TestRequest.restore()).status == 200) }
    waitForMore(than: taken.load(ordering: .relaxed))
    isOver.store(true, ordering: .relaxed)
    flood.join()
  }

  /// The server closes the connection, in whatever way.
  private static func expectEnd(of client: TestClient, _ habit: Habit) throws {
    do {
      if habit.speaksTLS { _ = try client.receiveEnd() } else { _ = try client.receiveInClear() }
    } catch is Errno {
      // By a reset.
    }
  }

  private static func client(
    of server: TestServer, _ habit: Habit, beside steady: TestClient
  ) throws -> TestClient {
    let client = try TestClient(server, handshakes: habit.speaksTLS)
    switch habit {
    case .connects: try client.waitUntilConnected()
    case .beginsHandshake: try client.sendInClear("\u{16}\u{3}\u{1}\u{0}")
    case .beginsHead: try client.send("POST /v6/Restore")
    case .beginsBody: try client.send(TestRequest.restoreHead(fields: "Content-Length: 100\r\n") + "{")
    case .readsNothing: _ = try client.sendUntilUnread(Array(TestRequest.large.utf8), beside: steady)
    case .waitsForDelay: try client.send(TestRequest.restore(TestServer.slowMailbox))
    case .endsWithinRequest:
      try client.send("POST /v6/Restore")
      try client.truncate()
    case .talksNonsense: try client.sendInClear("\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}")
    case .talksPlainText: try client.sendInClear(TestRequest.health)
    case .staysIdle: break
    }
    return client
  }
}

extension Deadlines {
  /// One time for every step within a connection's work.
  fileprivate mutating func setAll(_ time: Duration) {
    (handshake, head, body) = (time, time, time)
    (write, linger) = (time, time)
  }
}
