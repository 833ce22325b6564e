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
