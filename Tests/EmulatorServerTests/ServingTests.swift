import EmulatorServer
import HTTP1
import Testing
import Transport

@Suite("A server over TLS", .timeLimit(.minutes(5)))
struct ServingTests {
  @Test("answers a restore and keeps the connection for the next one")
  func keepsAlive() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    for _ in 0..<3 {
      let response = try client.exchange(TestRequest.restore())
      #expect(response.status == 200)
      #expect(response["Connection"] == nil)
      #expect(response["Date"]?.count == 29)
      #expect(response["X-Emulator-Verdict"] == "ok")
      #expect(
        response.body
          == #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}"#)
    }
  }

  @Test("answers pipelined requests in their order, however the bytes arrive", arguments: [1, 7, 16 * 1024])
  func pipelining(partSize: Int) throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let requests = [TestRequest.health, TestRequest.restore(), TestRequest.restore("nonsense"), TestRequest.health]
    var bytes = Array(requests.joined().utf8)[...]
    while !bytes.isEmpty {
      try client.send(Array(bytes.prefix(partSize)))
      bytes = bytes.dropFirst(partSize)
    }
    #expect(try requests.map { _ in try client.receive().status } == [200, 200, 400, 200])
  }

  @Test("reads no more of a client that takes none of its answers, and answers all that it sent once it does")
  func backPressure() throws {
    let server = try TestServer()
    defer { server.stop() }
    let (client, other) = (try TestClient(server), try TestClient(server))
    let request = Array(TestRequest.large.utf8)
    let sent = try client.sendUntilUnread(request, beside: other)
    #expect(sent < TestClient.mostUnread)
    for _ in 0..<sent / request.count { #expect(try client.receive().status == 404) }
  }

  @Test("reads a chunked body")
  func chunked() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let body = TestRequest.credentials.utf8.map { "1\r\n\(String(UnicodeScalar($0)))\r\n" }.joined() + "0\r\n\r\n"
    let response = try client.exchange(TestRequest.restoreHead(fields: "Transfer-Encoding: chunked\r\n") + body)
    #expect(response.status == 200)
    #expect(try client.exchange(TestRequest.health).status == 200)
  }

  @Test("asks for the body of a client that expects 100 Continue")
  func expectContinue() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let length = TestRequest.credentials.utf8.count
    let head = TestRequest.restoreHead(fields: "Content-Length: \(length)\r\nExpect: 100-continue\r\n")
    #expect(try client.exchange(head).status == 100)
    #expect(try client.exchange(TestRequest.credentials).status == 200)
  }

  @Test("answers HEAD without a body, and goes on")
  func head() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send("HEAD /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let response = try client.receive(toHead: true)
    #expect(response.status == 200)
    #expect(response["Content-Length"] != "0")
    #expect(try client.exchange(TestRequest.health).status == 200)
  }

  @Test("takes a body of several megabytes")
  func largeBody() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let body = #"{"userName":"a","userPassword":"b"}"# + String(repeating: " ", count: 7 * 1024 * 1024)
    #expect(try client.exchange(TestRequest.restore(body: body)).status == 200)
    #expect(try client.exchange(TestRequest.restore()).status == 200)
  }

  @Test("closes with close_notify behind an answer to a client that wants no more")
  func connectionClose() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let response = try client.exchange(TestRequest.restore(fields: "Connection: close\r\n"))
    #expect(response["Connection"] == "close")
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("listens at both loopback addresses on one free port")
  func bothFamilies() throws {
    let server = try TestServer()
    defer { server.stop() }
    #expect(server.server.addresses.map(\.host) == ThisMachine.loopback.map(\.description))
    #expect(Set(server.server.addresses.map(\.port)).count == 1)
    for host in ThisMachine.loopback {
      #expect(try TestClient(server, host: host).exchange(TestRequest.health).status == 200)
    }
  }

  @Test("tells a client that speaks plain HTTP to use HTTPS, in words it can read")
  func plainHTTP() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server, handshakes: false)
    try client.sendInClear("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    var bytes = Array(try client.receiveInClear().utf8)
    let response = try #require(TestResponse.take(from: &bytes))
    #expect(response.status == 400)
    #expect(response.body == "This port speaks HTTPS: use https:// in place of http://.\n")
    #expect(response["Connection"] == "close")
    #expect(bytes.isEmpty)
    #expect(server.log.lines.contains { $0.hasPrefix("notice: TLS handshake") && $0.contains("https://") })
  }

  @Test("serves with several workers")
  func severalWorkers() throws {
    let server = try TestServer { $0.workers = 4 }
    defer { server.stop() }
    let clients = try (0..<16).map { _ in try TestClient(server) }
    for client in clients { try client.send(TestRequest.restore()) }
    for client in clients { #expect(try client.receive().status == 200) }
  }
}
