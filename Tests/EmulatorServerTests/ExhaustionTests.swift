import EmulatorServer
import Glibc
import Testing
import TestSupport
import Transport

/// Each in a process of its own: they count the process's descriptors and threads, and lower its limits.
@Suite("A server under many connections", .timeLimit(.minutes(5)))
struct ExhaustionTests {
  @Test("leaves no descriptor and no thread behind, after a thousand of them and a stop")
  func leavesNothing() async {
    await #expect(processExitsWith: .success) {
      _ = try TestIdentity.shared.get()
      let (descriptors, threads) = (try ThisProcess.descriptors().count, try ThisProcess.threadCount())
      let server = try TestServer { $0.workers = 2 }
      for _ in 0..<10 {
        let clients = try (0..<100).map { _ in try TestClient(server) }
        for (index, client) in clients.enumerated() {
          #expect(try client.exchange(TestRequest.health).status == 200)
          if index % 3 == 0 { client.reset() }
        }
      }
      server.stop()
      #expect(try ThisProcess.descriptors().count == descriptors)
      // A thread that was joined may be listed for another instant.
      while try ThisProcess.threadCount() > threads { sched_yield() }
    }
  }

  @Test("waits when descriptors run out, and goes on when there are some again")
  func descriptorsRunOut() async {
    await #expect(processExitsWith: .success) {
      let server = try TestServer {
        $0.maximumConnections = 1000
        $0.deadlines.acceptPause = .milliseconds(10)
      }
      #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
      // A client needs one descriptor, and the server's side another: every second connection is one too many.
      let free = 16
      var limit = rlimit()
      #expect(unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      limit.rlim_cur = rlim_t(try #require(ThisProcess.descriptors().max()) + 1 + Int32(free))
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      var clients: [TestClient] = []
      while let client = try? TestClient(server, handshakes: false) { clients.append(client) }
      #expect(clients.count >= free / 2)
      // Those that were accepted are served; when they are gone, the others are.
      while !clients.isEmpty {
        let client = clients.removeFirst()
        try client.handshake()
        #expect(try client.exchange(TestRequest.health).status == 200)
      }
      server.stop()
      #expect(server.log.lines.contains { $0.hasPrefix("warning: accepting pauses") })
    }
  }

  @Test("lets those beyond its limit wait while all others are at work, until they close")
  func limit() throws {
    let server = try TestServer {
      $0.maximumConnections = 2
      $0.deadlines.acceptPause = .milliseconds(10)
    }
    defer { server.stop() }
    var clients = try (0..<2).map { _ in try TestClient(server) }
    for client in clients { try client.send(TestRequest.health + "GET /_emulator") }
    for client in clients { #expect(try client.receive().status == 200) }
    let third = try TestClient(server, handshakes: false)
    try third.beginHandshake()
    // With that line the server has seen it. One that was accepted would be answered.
    while !third.hasReceived, !server.log.lines.contains(where: { $0.contains("accepting waits") }) { sched_yield() }
    #expect(!third.hasReceived)
    for client in clients { #expect(try client.exchange("/health HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 200) }
    clients.removeAll()
    try third.handshake()
    #expect(try third.exchange(TestRequest.health).status == 200)
  }

  @Test(
    "lets those beyond its limit in when others do nothing, in place of the one that waits longest", arguments: 0..<3)
  func idleGiveWay(busy: Int) throws {
    let server = try TestServer { $0.maximumConnections = 3 }
    defer { server.stop() }
    let clients = try (0..<3).map { _ in try TestClient(server) }
    for index in [0, 1, 2] where index != busy {
      #expect(try clients[index].exchange(TestRequest.health).status == 200)
    }
    #expect(try clients[busy].exchange(TestRequest.health).status == 200)
    let fourth = try TestClient(server)
    #expect(try fourth.exchange(TestRequest.health).status == 200)
    let longest = busy == 0 ? 1 : 0
    #expect(try clients[longest].receiveEnd() == .closed)
    for index in 0..<3 where index != longest { #expect(try clients[index].exchange(TestRequest.health).status == 200) }
  }

  @Test("lets those beyond its limit in when the time of others is over that never say a word")
  func silentTimeOut() throws {
    let server = try TestServer {
      $0.maximumConnections = 2
      $0.deadlines.handshake = .milliseconds(200)
    }
    defer { server.stop() }
    let silent = try (0..<2).map { _ in try TestClient(server, handshakes: false) }
    for client in silent { try client.waitUntilConnected() }
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("keeps those that have just arrived, whichever worker they come to: who was idle longest gives way")
  func newcomersStay() throws {
    let (limit, newcomers) = (12, 4)
    let server = try TestServer {
      $0.workers = 3
      $0.maximumConnections = limit
      $0.deadlines.acceptPause = .milliseconds(10)
    }
    defer { server.stop() }
    var clients: [TestClient] = []
    for _ in 0..<limit {
      clients.append(try TestClient(server))
      #expect(try clients.last?.exchange(TestRequest.health).status == 200)
    }
    // They say nothing at first, and are kept nevertheless.
    let late = try (0..<newcomers).map { _ in try TestClient(server, handshakes: false) }
    for client in late { try client.waitUntilConnected() }
    for client in clients[..<newcomers] { #expect(try client.receiveEnd() == .closed) }
    for client in late {
      try client.handshake()
      #expect(try client.exchange(TestRequest.health).status == 200)
    }
    for client in clients[newcomers...] { #expect(try client.exchange(TestRequest.health).status == 200) }
  }

  @Test("holds as many as its limit says, whichever workers they come to")
  func sharedLimit() throws {
    let server = try TestServer {
      $0.workers = 4
      $0.maximumConnections = 10
    }
    defer { server.stop() }
    let clients = try (0..<10).map { _ in try TestClient(server) }
    for client in clients { try client.send(TestRequest.health + "GET /_emulator") }
    for client in clients { #expect(try client.receive().status == 200) }
    #expect(!server.log.lines.contains { $0.contains("accepting waits") })
  }
}
