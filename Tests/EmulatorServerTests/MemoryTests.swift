import EmulatorServer
import Testing
import TestSupport
import Transport

@Suite("A server with little memory for messages", .timeLimit(.minutes(5)))
struct MemoryTests {
  /// A page of some 8 MB.
  private static let page =
    "GET /v6/RestoreSessions/\(TestServer.session)/organization/mailboxes/\(TestServer.largeMailbox)/items?limit=10000"
    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-token\r\n\r\n"

  private static func expectRefusal(_ response: TestResponse) {
    #expect(response.status == 503)
    #expect(response["Retry-After"] == "1")
    #expect(response["Content-Type"] == "application/json; charset=utf-8")
    #expect(response.fields.filter { $0.name == "Content-Type" }.count == 1)
    #expect(response.body.hasPrefix(#"{"message":"There is no memory left"#))
  }

  @Test("refuses an answer that is too long for it, and serves the connection on")
  func longAnswer() throws {
    let server = try TestServer { $0.maximumMemory = 4 << 20 }
    defer { server.stop() }
    let client = try TestClient(server)
    for _ in 0..<3 {
      Self.expectRefusal(try client.exchange(Self.page))
      #expect(try client.exchange(TestRequest.restore()).status == 200)
    }
  }

  @Test("has it for one long answer at a time, until that was taken", arguments: [1, 2])
  func oneAtATime(workers: Int) throws {
    let server = try TestServer {
      $0.maximumMemory = 12 << 20
      $0.workers = workers
    }
    defer { server.stop(draining: .zero) }
    let (first, second) = (try TestClient(server), try TestClient(server))
    // With this all is read that the handshake left to be read.
    #expect(try first.exchange(TestRequest.health).status == 200)
    try first.send(Self.page)
    #expect(try first.waitForInput(milliseconds: 10_000))
    Self.expectRefusal(try second.exchange(Self.page))
    #expect(try second.exchange(TestRequest.health).status == 200)
    #expect(try first.receive().status == 200)
    #expect(try second.exchange(Self.page).status == 200)
  }

  @Test("refuses a body that it has no memory for while it is received, for good")
  func longBody() throws {
    let server = try TestServer { $0.maximumMemory = 1 << 20 }
    defer { server.stop() }
    let client = try TestClient(server)
    let length = 4 << 20
    try client.send(TestRequest.restoreHead(fields: "Content-Length: \(length)\r\n"))
    let part = [UInt8](repeating: UInt8(ascii: " "), count: 64 * 1024)
    for _ in 0..<length / part.count { try client.send(part) }
    let response = try client.receive()
    Self.expectRefusal(response)
    #expect(response["Connection"] == "close")
    #expect(try client.receiveEnd() == .closed)
    #expect(try TestClient(server).exchange(TestRequest.restore()).status == 200)
  }

  @Test("refuses a body that it has no memory to answer, and serves the connection on")
  func bodyToAnswer() throws {
    let server = try TestServer { $0.maximumMemory = 2 << 20 }
    defer { server.stop() }
    let client = try TestClient(server)
    let body = String(repeating: " ", count: 600_000) + TestRequest.credentials
    for _ in 0..<2 {
      let response = try client.exchange(TestRequest.restore(body: body))
      Self.expectRefusal(response)
      #expect(response["Connection"] == nil)
      #expect(try client.exchange(TestRequest.restore()).status == 200)
    }
  }

  @Test("no longer counts an answer whose client has gone")
  func clientGone() throws {
    let server = try TestServer { $0.maximumMemory = 12 << 20 }
    defer { server.stop(draining: .zero) }
    for _ in 0..<3 {
      let client = try TestClient(server)
      #expect(try client.exchange(TestRequest.health).status == 200)
      try client.send(Self.page)
      #expect(try client.waitForInput(milliseconds: 10_000))
      client.reset()
    }
    var status = 0
    while status != 200 { status = try TestClient(server).exchange(Self.page).status }
  }
}
