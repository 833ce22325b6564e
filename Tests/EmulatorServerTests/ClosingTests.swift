import EmulatorServer
import Testing
import Transport

@Suite("A peer that ends its side", .timeLimit(.minutes(5)))
struct ClosingTests {
  @Test("with close_notify behind a request still gets its answer")
  func halfClose() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.restore())
    try client.finishSending()
    #expect(try client.receive().status == 200)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("with close_notify behind a request whose answer is delayed still gets it")
  func halfCloseDelayed() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.restore(TestServer.slowMailbox))
    try client.finishSending()
    #expect(try client.receive().status == 200)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test(
    "with close_notify and FIN, at once or later, gets the delayed answer, and those to what it sent behind",
    arguments: [false, true])
  func halfCloseDelayedWithFIN(later: Bool) throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    #expect(try client.exchange(TestRequest.health).status == 200)
    try client.send(TestRequest.restore(TestServer.slowMailbox) + TestRequest.health + TestRequest.health)
    if later { #expect(try !client.waitForInput(milliseconds: 100)) }
    try client.finishSending()
    try client.truncate()
    for _ in 0..<3 { #expect(try client.receive().status == 200) }
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("with close_notify while its answer is delayed, long after its request, gets ours at once")
  func cancel() throws {
    let server = try TestServer()
    defer { server.stop(draining: .zero) }
    let client = try TestClient(server)
    #expect(try client.exchange(TestRequest.health).status == 200)
    try client.send(TestRequest.restore(TestServer.stuckMailbox) + TestRequest.health)
    #expect(try !client.waitForInput(milliseconds: 200))
    try client.finishSending()
    #expect(try client.receiveEnd() == .closed)
    #expect(client.unread == 0)
  }

  @Test("and closes its socket with close_notify while its answer is delayed makes room", arguments: [false, true])
  func leaves(later: Bool) throws {
    let server = try TestServer { $0.maximumConnections = 1 }
    defer { server.stop(draining: .zero) }
    do {
      let client = try TestClient(server)
      try client.send(TestRequest.health + TestRequest.restore(TestServer.stuckMailbox))
      #expect(try client.receive().status == 200)
      if later { #expect(try !client.waitForInput(milliseconds: 100)) }
      try client.finishSending()
    }
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test(
    "loses none of the last answer, whatever it sends before it has read it", arguments: ["\r\n", TestRequest.health])
  func sendsBehindTheLastRequest(more: String) throws {
    let server = try TestServer()
    defer { server.stop() }
    let (client, other) = (try TestClient(server), try TestClient(server))
    let count = 60
    let last = TestRequest.health.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n")
    try client.send(String(repeating: TestRequest.large, count: count) + last)
    // The server gets through with the one while it answers the other.
    for _ in 0..<50 { #expect(try other.exchange(TestRequest.health).status == 200) }
    for _ in 0..<3 {
      try client.send(more)
      #expect(try other.exchange(TestRequest.health).status == 200)
    }
    for _ in 0..<count { #expect(try client.receive().status == 404) }
    #expect(try client.receive().status == 200)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("by breaking TLS can read the alert, whatever it has sent behind")
  func alertIsRead() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    #expect(try client.exchange(TestRequest.health).status == 200)
    // Records of the right form that no key has made; a client that meets an error while it sends reads no more.
    let record = "\u{17}\u{3}\u{3}\u{0}\u{20}" + String(repeating: "x", count: 32)
    for _ in 0..<50 { try client.sendInClear(String(repeating: record, count: 1000)) }
    #expect(try client.receiveEnd() == .failed(.alert(TLSAlert(rawValue: 20))))
  }

  @Test(
    "in the middle of a request gets no answer, for nobody knows whether it was cut off", arguments: [false, true],
    [10, 100, 400])
  func midRequest(politely: Bool, kept: Int) throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let request = Array(TestRequest.restore(fields: "X-Filler: \(String(repeating: "x", count: 200))\r\n").utf8)
    try client.send(Array(request.prefix(kept)))
    if politely { try client.finishSending() } else { try client.truncate() }
    #expect([.closed, .truncated].contains(try client.receiveEnd()))
    #expect(!server.log.lines.contains { $0.contains("refused") })
  }

  @Test("by a reset, at any stage, leaves the server to others", arguments: 0..<6)
  func reset(stage: Int) throws {
    let server = try TestServer()
    defer { server.stop() }
    do {
      let client = try TestClient(server, handshakes: stage > 1)
      if stage == 1 { try client.sendInClear("\u{16}\u{3}\u{1}") }
      if stage == 3 { try client.send("POST /v6/Rest") }
      if stage == 4 { try client.send(TestRequest.restoreHead(fields: "Content-Length: 100\r\n") + "{") }
      if stage == 5 { try client.send(TestRequest.restore(TestServer.slowMailbox)) }
      client.reset()
    }
    #expect(try TestClient(server).exchange(TestRequest.restore()).status == 200)
  }
}
