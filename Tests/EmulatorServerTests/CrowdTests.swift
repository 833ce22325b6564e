import EmulatorServer
import Glibc
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
  }

  @Test("keeps nobody waiting who behaves, and each is gone when its time is over")
  func crowd() throws {
    let size = 4 * Habit.allCases.count
    let server = try TestServer {
      $0.deadlines.setAll(.milliseconds(300))
      // The steady client's, too: longer than a busy machine takes for one handshake.
      $0.deadlines.idle = .seconds(10)
    }
    defer { server.stop() }
    let steady = try TestClient(server)
    var crowd: [TestClient] = []
    for index in 0..<size {
      crowd.append(try Self.client(of: server, Habit.allCases[index % Habit.allCases.count]))
      #expect(try steady.exchange(TestRequest.restore()).status == 200)
    }
    for (index, client) in crowd.enumerated() {
      try Self.expectEnd(of: client, Habit.allCases[index % Habit.allCases.count])
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

  private static func client(of server: TestServer, _ habit: Habit) throws -> TestClient {
    let client = try TestClient(server, handshakes: habit.speaksTLS)
    switch habit {
    case .connects: try client.waitUntilConnected()
    case .beginsHandshake: try client.sendInClear("\u{16}\u{3}\u{1}\u{0}")
    case .beginsHead: try client.send("POST /v6/Restore")
    case .beginsBody: try client.send(TestRequest.restoreHead(fields: "Content-Length: 100\r\n") + "{")
    case .readsNothing: _ = client.sendUntilBlocked(Array(TestRequest.large.utf8), milliseconds: 1)
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
