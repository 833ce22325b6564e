import Emulation
import EmulatorServer
import Exchange
import Glibc
import Logging
import Testing
import TestSupport
import Transport

@Suite("An answer that depends on what is still to happen", .timeLimit(.minutes(5)))
struct ParkingTests {
  private let service = TestService()

  /// So many clients of it that wait, each with its request behind another one: that one's answer tells that it does.
  private func waiting(_ count: Int, for server: TestServer) throws -> [TestClient] {
    let clients = try (0..<count).map { _ in try TestClient(server) }
    for client in clients { try client.send(TestRequest.health + TestService.request("wait")) }
    for client in clients { #expect(try client.receive().body.contains("uptimeSeconds")) }
    return clients
  }

  private func happen(_ server: TestServer) {
    service.happen()
    server.emulator.changes.tell()
  }

  @Test("is sent when it has happened, by all workers and on all connections at once")
  func many() throws {
    let server = try TestServer(front: service) { $0.workers = 2 }
    defer { server.stop() }
    let clients = try waiting(100, for: server)
    for client in clients { #expect(!client.hasReceived) }
    happen(server)
    var ids: Set<String> = []
    for client in clients {
      let answer = try client.receive()
      #expect(answer.status == 200)
      ids.insert(answer.body)
    }
    #expect(ids.count == clients.count)
    // Each is served on, and waits for nothing any more.
    for client in clients { #expect(try client.exchange(TestService.request("wait")).status == 200) }
  }

  @Test("is asked for again when something else happens, and goes on waiting")
  func somethingElse() throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    let client = try #require(waiting(1, for: server).first)
    for _ in 0..<5 {
      let asked = service.asked
      server.emulator.changes.tell()
      while service.asked == asked { sched_yield() }
    }
    #expect(!client.hasReceived)
    happen(server)
    #expect(try client.receive().status == 200)
  }

  @Test("comes at its deadline, in the order of the requests, and is one line in the log")
  func deadline() throws {
    let server = try TestServer(logLevel: .debug, front: service)
    defer { server.stop() }
    let client = try TestClient(server)
    let start = ContinuousClock.now
    try client.send(TestRequest.health + TestService.request("within/150") + TestRequest.health)
    #expect(try client.receive().body.contains("uptimeSeconds"))
    let answer = try client.receive()
    #expect(answer.status == 408)
    #expect(ContinuousClock.now - start >= .milliseconds(150))
    #expect(try client.receive().body.contains("uptimeSeconds"))
    #expect(server.log.lines.count { $0.contains("GET /[4 bytes]/[6 bytes]") } == 1)
    #expect(server.log.lines.contains { $0.contains("request \(answer.body): GET /[4 bytes]/[6 bytes]") })
  }

  @Test("is given up when the peer leaves", arguments: [false, true])
  func peerLeaves(abruptly: Bool) throws {
    let server = try TestServer(front: service) { $0.maximumConnections = 1 }
    defer { server.stop(draining: .zero) }
    do {
      let client = try #require(waiting(1, for: server).first)
      if abruptly { client.reset() } else { try client.finishSending() }
    }
    // There is room for one, and what waits gives way to nobody.
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
    happen(server)
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("is given up when the peer cancels by a late close_notify, and does not come, though it could")
  func cancel() throws {
    let server = try TestServer(front: service)
    defer { server.stop(draining: .zero) }
    let client = try #require(waiting(1, for: server).first)
    #expect(try !client.waitForInput(milliseconds: 100))
    try client.finishSending()
    #expect(try client.receiveEnd() == .closed)
    happen(server)
    #expect(client.unread == 0)
  }

  @Test("comes to a peer that has sent its last byte with its request", arguments: [false, true])
  func halfClosed(withFIN: Bool) throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.health + TestService.request("wait"))
    try client.finishSending()
    if withFIN { try client.truncate() }
    #expect(try client.receive().status == 200)
    server.emulator.changes.tell()
    happen(server)
    #expect(try client.receive().status == 200)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("is waited for by a stop, and is the last one then")
  func drain() throws {
    let server = try TestServer(front: service)
    let (client, idle) = (try #require(waiting(1, for: server).first), try TestClient(server))
    #expect(try idle.exchange(TestRequest.health).status == 200)
    let stopping = TestThread { server.stop(draining: .seconds(3600)) }
    // This one's end tells that the stop has begun.
    #expect(try idle.receiveEnd() == .closed)
    #expect(!client.hasReceived)
    happen(server)
    #expect(try client.receive()["Connection"] == "close")
    #expect(try client.receiveEnd() == .closed)
    stopping.join()
  }

  @Test("is cut off by a stop that waits no longer")
  func cut() throws {
    let server = try TestServer(front: service)
    let client = try #require(waiting(1, for: server).first)
    server.stop(draining: .milliseconds(20))
    #expect(try client.receiveEnd() == .truncated)
    #expect(client.unread == 0)
  }

  @Test("is waited for in the thread that asks where there is no connection, and comes at its deadline")
  func direct() throws {
    let emulator = try TestServer.emulator(front: service)
    let direct = DirectService(ServerConfiguration(workers: 1), emulator: emulator, logger: Logger(label: "test"))
    let late = direct.answer(Array(TestService.request("within/20").utf8))
    #expect(late.action == .answer)
    #expect(String(decoding: late.bytes, as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
    let asked = service.asked
    let service = service
    let happening = TestThread {
      // Twice: it listens, then.
      while service.asked < asked + 2 { sched_yield() }
      service.happen()
      emulator.changes.tell()
    }
    let answer = direct.answer(Array(TestService.request("wait").utf8))
    #expect(String(decoding: answer.bytes, as: UTF8.self).hasPrefix("HTTP/1.1 200 "))
    happening.join()
  }
}

@Suite("An answer that is held back by the emulated clock", .timeLimit(.minutes(5)))
struct EmulatedDelayTests {
  @Test("comes when the clock is moved so far")
  func moved() throws {
    let server = try TestServer()
    defer { server.stop(draining: .zero) }
    let client = try TestClient(server)
    try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
    #expect(try client.receive().status == 200)
    server.emulator.clock.advance(byMilliseconds: 300_000)
    server.emulator.clock.advance(byMilliseconds: 300_000)
    #expect(try client.receive().body.contains(#""skippedItemsCount":3"#))
  }

  @Test("does not come while the clock stands, and then in its time")
  func frozen() throws {
    let server = try TestServer { $0.deadlines.idle = .milliseconds(TestServer.slowMailboxMilliseconds) }
    defer { server.stop(draining: .zero) }
    let (client, idle) = (try TestClient(server), try TestClient(server))
    server.emulator.clock.freeze(at: Moment(unixSeconds: 1_800_000_000))
    try client.send(TestRequest.health + TestRequest.restore(TestServer.slowMailbox))
    #expect(try client.receive().status == 200)
    // What began to be idle later is at its end.
    #expect(try idle.exchange(TestRequest.health).status == 200)
    #expect(try idle.receiveEnd() == .closed)
    #expect(!client.hasReceived)
    server.emulator.clock.advance(byMilliseconds: Int64(TestServer.slowMailboxMilliseconds) - 1)
    for _ in 0..<2 { #expect(try TestClient(server).exchange(TestRequest.health).status == 200) }
    #expect(!client.hasReceived)
    server.emulator.clock.thaw(at: Moment(unixSeconds: Int64(time(nil))))
    #expect(try client.receive().body.contains(#""skippedItemsCount":2"#))
  }
}

extension EmulatedDelayTests {
  /// A change of the clock of the session that holds the mailboxes.
  private func changeSessionClock(_ server: TestServer, _ body: String) throws {
    let request =
      "POST /_emulator/clock?session=\(TestServer.session) HTTP/1.1\r\nHost: localhost\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    #expect(try TestClient(server).exchange(request).status == 200)
  }

  @Test("goes by the clock of its session, and comes at once when that one passes its time")
  func ofSession() throws {
    let server = try TestServer()
    defer { server.stop(draining: .zero) }
    try changeSessionClock(server, #"{"freeze": true}"#)
    let client = try TestClient(server)
    try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
    #expect(try client.receive().status == 200)
    server.emulator.clock.advance(byMilliseconds: 3_600_000)
    for _ in 0..<2 { #expect(try TestClient(server).exchange(TestRequest.health).status == 200) }
    #expect(!client.hasReceived)
    try changeSessionClock(server, #"{"advanceSeconds": 600}"#)
    #expect(try client.receive().body.contains(#""skippedItemsCount":3"#))
  }

  @Test("comes in its time where its frozen session is put back to the fixtures meanwhile")
  func ofSessionPutBack() throws {
    let server = try TestServer()
    defer { server.stop(draining: .zero) }
    try changeSessionClock(server, #"{"freeze": true}"#)
    let client = try TestClient(server)
    try client.send(TestRequest.health + TestRequest.restore(TestServer.slowMailbox))
    #expect(try client.receive().status == 200)
    #expect(
      try TestClient(server).exchange(
        "DELETE /_emulator/sessions/\(TestServer.session) HTTP/1.1\r\nHost: localhost\r\n\r\n"
      ).status == 204)
    #expect(try client.receive().body.contains(#""skippedItemsCount":2"#))
  }
}
