import EmulatorServer
import Testing
import Transport

@Suite("An answer that is held back", .timeLimit(.minutes(5)))
struct DelayTests {
  @Test("holds back those pipelined behind it, in their order, and nobody else's")
  func blocksOnlyItsConnection() throws {
    let server = try TestServer()
    defer { server.stop() }
    let (slow, other) = (try TestClient(server), try TestClient(server))
    let start = ContinuousClock.now
    try slow.send(TestRequest.health + TestRequest.restore(TestServer.slowMailbox) + TestRequest.health)
    #expect(try slow.receive().body.contains("uptimeSeconds"))
    for _ in 0..<10 { #expect(try other.exchange(TestRequest.restore()).status == 200) }
    #expect(!slow.hasReceived)
    #expect(try slow.receive().body.contains(#""skippedItemsCount":2"#))
    #expect(ContinuousClock.now - start >= .milliseconds(TestServer.slowMailboxMilliseconds))
    #expect(try slow.receive().body.contains("uptimeSeconds"))
  }

  @Test("is given up when the peer leaves", arguments: [false, true])
  func peerLeaves(abruptly: Bool) throws {
    let server = try TestServer()
    do {
      let client = try TestClient(server)
      try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
      // With this answer the other one is held back already: both came in one read.
      #expect(try client.receive().status == 200)
      if abruptly { client.reset() }
    }
    // A stop waits for what is in flight: so nothing is.
    let start = ContinuousClock.now
    server.stop(draining: .seconds(30))
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
