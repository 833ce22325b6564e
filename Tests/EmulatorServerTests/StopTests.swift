import EmulatorServer
import Glibc
import Testing
import TestSupport
import Transport

@Suite("A stop", .timeLimit(.minutes(5)))
struct StopTests {
  @Test("closes connections between two requests at once, with close_notify")
  func idleConnections() throws {
    let server = try TestServer { $0.workers = 2 }
    let clients = try (0..<8).map { _ in try TestClient(server) }
    for client in clients { #expect(try client.exchange(TestRequest.health).status == 200) }
    let stopping = TestThread { server.stop(draining: .seconds(3600)) }
    let ends = clients.map { client in try? client.receiveEnd() }
    // The stop would wait for one that it did not close.
    if ends.contains(where: { $0 != .closed }) { server.stop(draining: .zero) }
    stopping.join()
    #expect(ends == Array(repeating: .closed, count: clients.count))
  }

  @Test("waits for an answer in flight, which says that it is the last one")
  func inFlight() throws {
    let server = try TestServer()
    let (idle, client) = (try TestClient(server), try TestClient(server))
    #expect(try idle.exchange(TestRequest.health).status == 200)
    try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
    #expect(try client.receive().status == 200)
    let stopping = TestThread { server.stop(draining: .seconds(3600)) }
    // This one's end tells that the stop has begun.
    #expect(try idle.receiveEnd() == .closed)
    #expect(!client.hasReceived)
    server.passLongestDelay()
    let response = try client.receive()
    #expect(response.status == 200)
    #expect(response["Connection"] == "close")
    #expect(try client.receiveEnd() == .closed)
    stopping.join()
  }

  @Test("cuts what takes longer than it may: nothing comes of it, and no close_notify")
  func cut() throws {
    let server = try TestServer()
    let client = try TestClient(server)
    try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
    #expect(try client.receive().status == 200)
    server.stop(draining: .milliseconds(50))
    #expect(try client.receiveEnd() == .truncated)
    #expect(client.unread == 0)
  }

  @Test("serves a connection that the kernel accepted before it, to its first answer")
  func queued() throws {
    let server = try TestServer()
    let (idle, client) = (try TestClient(server), try TestClient(server, handshakes: false))
    #expect(try idle.exchange(TestRequest.health).status == 200)
    try client.waitUntilConnected()
    let stopping = TestThread { server.stop(draining: .seconds(30)) }
    // This one's end tells that the stop has begun.
    #expect(try idle.receiveEnd() == .closed)
    try client.handshake()
    let response = try client.exchange(TestRequest.health)
    #expect(response.status == 200)
    #expect(response["Connection"] == "close")
    stopping.join()
  }

  @Test("leaves a port that is free again, and refuses connections")
  func portIsFree() throws {
    let host = try #require(IPAddress(TestIdentity.spareHost))
    let first = try TestServer { $0.hosts = [TestIdentity.spareHost] }
    first.stop()
    #expect(throws: (any Error).self) { try TestClient(first, host: host) }
    let second = try TestServer {
      $0.hosts = [TestIdentity.spareHost]
      $0.port = first.port
    }
    #expect(try TestClient(second, host: host).exchange(TestRequest.health).status == 200)
    second.stop()
  }

  @Test("begins at once, however long it may take")
  func withoutEnd() throws {
    let server = try TestServer()
    server.stop(draining: .seconds(Int64.max))
  }

  @Test("may be asked for twice, and by forgetting the server: nothing of it stays")
  func twice() async {
    // In a process of its own, whose descriptors and threads it counts.
    await #expect(processExitsWith: .success) {
      _ = try TestIdentity.shared.get()
      let (descriptors, threads) = (try ThisProcess.descriptors().count, try ThisProcess.threadCount())
      let server = try TestServer()
      server.stop()
      #expect(throws: (any Error).self) { try TestClient(server) }
      server.stop()
      _ = try TestServer()
      #expect(try ThisProcess.descriptors().count == descriptors)
      // A thread that was joined may be listed for another instant.
      while try ThisProcess.threadCount() > threads { sched_yield() }
    }
  }
}
