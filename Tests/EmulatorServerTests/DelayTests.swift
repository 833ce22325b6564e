import EmulatorServer
import Testing
import Transport

@Suite("An answer that is held back", .timeLimit(.minutes(5)))
struct DelayTests {
  @Test("holds back those pipelined behind it, in their order")
  func keepsOrder() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let start = ContinuousClock.now
    try client.send(TestRequest.health + TestRequest.restore(TestServer.slowMailbox) + TestRequest.health)
    #expect(try client.receive().body.contains("uptimeSeconds"))
    #expect(try client.receive().body.contains(#""skippedItemsCount":2"#))
    #expect(ContinuousClock.now - start >= .milliseconds(TestServer.slowMailboxMilliseconds))
    #expect(try client.receive().body.contains("uptimeSeconds"))
  }

  @Test("holds back thousands of requests that are pipelined behind it, and each is answered in its turn")
  func thousands() throws {
    let server = try TestServer()
    defer { server.stop() }
    let (client, count) = (try TestClient(server), 2000)
    try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
    #expect(try client.receive().status == 200)
    let requests = (0..<count).map { "GET /v6/x\($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }
    var isHeldBack = true
    func release() {
      if isHeldBack { server.passLongestDelay() }
      isHeldBack = false
    }
    try client.send(Array(requests.joined().utf8)) { release() }
    release()
    #expect(try client.receive().body.contains(#""skippedItemsCount":3"#))
    for number in 0..<count {
      let response = try client.receive()
      try #require(response.status == 404 && response.body.contains("/v6/x\(number)"), "\(number): \(response)")
    }
  }

  @Test("holds back nobody else's")
  func blocksOnlyItsConnection() throws {
    let server = try TestServer()
    defer { server.stop(draining: .zero) }
    let (stuck, other) = (try TestClient(server), try TestClient(server))
    try stuck.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox) + TestRequest.health)
    #expect(try stuck.receive().body.contains("uptimeSeconds"))
    for _ in 0..<10 { #expect(try other.exchange(TestRequest.restore()).status == 200) }
    #expect(!stuck.hasReceived)
  }

  @Test("is given up when the peer leaves", arguments: [false, true])
  func peerLeaves(abruptly: Bool) throws {
    let server = try TestServer { $0.maximumConnections = 1 }
    defer { server.stop(draining: .zero) }
    do {
      let client = try TestClient(server)
      try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
      // With this answer the other one is held back already: both came in one read.
      #expect(try client.receive().status == 200)
      if abruptly { client.reset() }
    }
    // There is room for one, and what is in flight gives way to nobody: so nothing is.
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }
}
