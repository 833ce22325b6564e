import Emulation
import EmulatorServer
import Exchange
import Glibc
import Logging
import Testing
import TestSupport
import Transport

@Suite("A streamed answer", .timeLimit(.minutes(5)))
struct StreamingTests {
  private let service = TestService()

  /// A client whose stream has begun.
  private func reader(of server: TestServer, size: Int = 5, version: String = "1.1") throws -> TestClient {
    let client = try TestClient(server)
    try client.send(TestService.request("stream/\(size)", version: version))
    #expect(try client.receive(toHead: true).status == 200)
    return client
  }

  private func happen(_ server: TestServer, _ count: Int = 1) {
    service.happen(count)
    server.emulator.changes.tell()
  }

  @Test("comes in chunks, as things happen, and the connection goes on behind its end")
  func pieces() throws {
    let server = try TestServer(front: service) { $0.workers = 2 }
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.health + TestService.request("stream/300") + TestRequest.health)
    #expect(try client.receive().status == 200)
    let head = try client.receive(toHead: true)
    #expect(head["Transfer-Encoding"] == "chunked" && head["Content-Length"] == nil && head["Connection"] == nil)
    for number in 0..<20 {
      #expect(!client.hasReceived)
      happen(server)
      #expect(try client.receiveChunk() == TestService.piece(number, size: 300))
    }
    happen(server, 3)
    for number in 20..<23 { #expect(try client.receiveChunk() == TestService.piece(number, size: 300)) }
    service.end()
    server.emulator.changes.tell()
    #expect(try client.receiveChunk() == nil)
    #expect(try client.receive().body.contains("uptimeSeconds"))
    #expect(try client.exchange(TestService.request("wait")).status == 200)
  }

  @Test("has all that there is already, and ends, however many are asked for in a row")
  func many() throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    service.happen(40)
    service.end()
    let client = try TestClient(server)
    let count = 1500
    try client.send(String(repeating: TestService.request("stream/1"), count: count))
    for _ in 0..<count {
      #expect(try client.receive(toHead: true).status == 200)
      for number in 0..<40 { #expect(try client.receiveChunk() == [UInt8(number)]) }
      #expect(try client.receiveChunk() == nil)
    }
  }

  @Test("is followed by the connection's end in HTTP/1.0, which knows no chunks")
  func oldClient() throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestService.request("stream/5", version: "1.0"))
    let head = try client.receive(toHead: true)
    #expect(head["Transfer-Encoding"] == nil && head["Content-Length"] == nil && head["Connection"] == "close")
    service.happen(2)
    service.end()
    server.emulator.changes.tell()
    #expect(try client.receiveEnd() == .closed)
    #expect(client.takeRest() == TestService.piece(0, size: 5) + TestService.piece(1, size: 5))
  }

  @Test("has a head alone where HEAD asks for it")
  func head() throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestService.request("stream/5", method: "HEAD") + TestRequest.health)
    #expect(try client.receive(toHead: true)["Transfer-Encoding"] == "chunked")
    #expect(try client.receive().body.contains("uptimeSeconds"))
  }

  @Test("is sent a comment when nothing happens, again and again, and nothing else")
  func keepAlive() throws {
    let server = try TestServer(front: service) { $0.deadlines.keepAlive = .milliseconds(20) }
    defer { server.stop() }
    let client = try reader(of: server)
    for _ in 0..<3 { #expect(try client.receiveChunk() == Array(":\n\n".utf8)) }
    happen(server)
    var chunk = try client.receiveChunk()
    while chunk == Array(":\n\n".utf8) { chunk = try client.receiveChunk() }
    #expect(chunk == TestService.piece(0, size: 5))
  }

  @Test("is made only as fast as its reader takes it, who gets all of it")
  func slowReader() throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    let (size, count) = (16 * 1024, 4096)
    service.happen(count)
    service.end()
    let (client, other) = (try reader(of: server, size: size), try TestClient(server))
    // The kernel's buffers fill up; then it stands still, however often something happens.
    var (streamed, quiet) = (0, 0)
    while quiet < 50 {
      server.emulator.changes.tell()
      #expect(try other.exchange(TestRequest.health).status == 200)
      quiet = service.streamed == streamed ? quiet + 1 : 0
      streamed = service.streamed
    }
    #expect(streamed < count)
    for number in 0..<count {
      let chunk = try client.receiveChunk()
      if chunk != TestService.piece(number, size: size) { Issue.record("piece \(number) is another one") }
    }
    #expect(try client.receiveChunk() == nil)
    #expect(service.streamed == count)
  }

  @Test("ends when its reader takes nothing for too long")
  func stuckReader() throws {
    let server = try TestServer(logLevel: .debug, front: service) { $0.deadlines.write = .milliseconds(100) }
    defer { server.stop() }
    service.happen(1 << 20)
    let client = try reader(of: server, size: 16 * 1024)
    while !server.log.lines.contains(where: { $0.contains("time is over for write") }) { sched_yield() }
    #expect(throws: TestClient.Ended.self) { while true { _ = try client.receiveChunk() } }
  }

  @Test("is given up when the peer leaves", arguments: [false, true])
  func peerLeaves(abruptly: Bool) throws {
    let server = try TestServer(front: service) {
      $0.maximumConnections = 1
      // So that it does not give way.
      $0.deadlines.acceptPause = .seconds(3600)
    }
    defer { server.stop(draining: .zero) }
    do {
      let client = try reader(of: server)
      if abruptly { client.reset() } else { try client.finishSending() }
    }
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
    happen(server)
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("ends when the peer cancels by a late close_notify")
  func cancel() throws {
    let server = try TestServer(front: service)
    defer { server.stop(draining: .zero) }
    let client = try reader(of: server)
    #expect(try !client.waitForInput(milliseconds: 100))
    try client.finishSending()
    #expect(try client.receiveEnd() == .closed)
    #expect(client.unread == 0)
  }

  @Test("goes on for a peer that has sent its last byte with its request")
  func halfClosed() throws {
    let server = try TestServer(front: service)
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestService.request("stream/5"))
    try client.finishSending()
    try client.truncate()
    #expect(try client.receive(toHead: true).status == 200)
    happen(server)
    #expect(try client.receiveChunk() == TestService.piece(0, size: 5))
    service.end()
    server.emulator.changes.tell()
    #expect(try client.receiveChunk() == nil)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("gives way where there is no room for another connection, and ends as it should")
  func givesWay() throws {
    let server = try TestServer(front: service) { $0.maximumConnections = 1 }
    defer { server.stop() }
    let client = try reader(of: server)
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
    #expect(try client.receiveChunk() == nil)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("ends at once when the server stops, behind all that was begun")
  func drain() throws {
    let server = try TestServer(front: service) { $0.workers = 2 }
    let clients = try (0..<8).map { _ in try reader(of: server) }
    let waiting = try TestClient(server, handshakes: false)
    try waiting.waitUntilConnected()
    let stopping = TestThread { server.stop(draining: .seconds(3600)) }
    for client in clients {
      #expect(try client.receiveChunk() == nil)
      #expect(try client.receiveEnd() == .closed)
    }
    // One that begins after that has what there is.
    service.happen()
    try waiting.handshake()
    try waiting.send(TestService.request("stream/5"))
    #expect(try waiting.receive(toHead: true)["Connection"] == "close")
    #expect(try waiting.receiveChunk() == TestService.piece(0, size: 5))
    #expect(try waiting.receiveChunk() == nil)
    #expect(try waiting.receiveEnd() == .closed)
    stopping.join()
  }

  @Test("is what there is of it where there is no connection")
  func direct() throws {
    let emulator = try TestServer.emulator(front: service)
    let direct = DirectService(ServerConfiguration(workers: 1), emulator: emulator, logger: Logger(label: "test"))
    service.happen(3)
    var bytes = direct.answer(Array(TestService.request("stream/5").utf8)).bytes
    let answer = try #require(TestResponse.take(from: &bytes))
    #expect(answer["Content-Length"] == "15" && answer["Transfer-Encoding"] == nil)
    #expect(Array(answer.body.utf8) == (0..<3).flatMap { TestService.piece($0, size: 5) })
    #expect(bytes.isEmpty)
  }
}
