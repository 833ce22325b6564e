import EmulatorServer
import Glibc
import Testing
import Transport

/// Each in a process of its own: they count the process's descriptors and threads, and lower its limits.
@Suite("A server under many connections", .timeLimit(.minutes(5)))
struct ExhaustionTests {
  @Test("leaves no descriptor and no thread behind, after a thousand of them and a stop")
  func leavesNothing() async {
    await #expect(processExitsWith: .success) {
      _ = try TestIdentity.shared.get()
      let (descriptors, threads) = (try Self.count("/proc/self/fd"), try Self.count("/proc/self/task"))
      let server = try TestServer { $0.workers = 2 }
      for _ in 0..<10 {
        let clients = try (0..<100).map { _ in try TestClient(server) }
        for (index, client) in clients.enumerated() {
          #expect(try client.exchange(TestRequest.health).status == 200)
          if index % 3 == 0 { client.reset() }
        }
      }
      server.stop()
      #expect(try Self.count("/proc/self/fd") == descriptors)
      // A thread that was joined may be listed for another instant.
      while try Self.count("/proc/self/task") > threads { sched_yield() }
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
      limit.rlim_cur = rlim_t(try Self.highestDescriptor() + 1 + free)
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
    try third.waitUntilConnected()
    #expect(try !third.waitForInput(milliseconds: 100))
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

  @Test("lets those beyond its limit in when others never say a word")
  func silentGiveWay() throws {
    let server = try TestServer { $0.maximumConnections = 2 }
    defer { server.stop() }
    let steady = try TestClient(server)
    for _ in 0..<3 {
      let silent = try TestClient(server, handshakes: false)
      try silent.waitUntilConnected()
      #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
      #expect(try steady.exchange(TestRequest.health).status == 200)
    }
  }

  private static func count(_ folder: String) throws -> Int {
    try entries(folder).count
  }

  private static func highestDescriptor() throws -> Int {
    try entries("/proc/self/fd").compactMap { Int($0) }.max() ?? 0
  }

  /// The names in a folder; without the descriptor that reads it.
  private static func entries(_ folder: String) throws -> [String] {
    guard let directory = unsafe opendir(folder) else { throw Errno(rawValue: errno) }
    defer { unsafe closedir(directory) }
    let own = unsafe String(dirfd(directory))
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != "..", name != own { names.append(name) }
    }
    return names
  }
}
