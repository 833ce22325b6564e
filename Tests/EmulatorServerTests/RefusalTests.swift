import Logging
import Testing
import Transport

@testable import EmulatorServer

@Suite("A refusal by the transport", .timeLimit(.minutes(5)))
struct RefusalTests {
  @Test("of a body that is too large is read by a client that goes on sending it")
  func contentTooLarge() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    let length = 9 * 1024 * 1024
    try client.send(TestRequest.restoreHead(fields: "Content-Length: \(length)\r\n"))
    let part = [UInt8](repeating: UInt8(ascii: " "), count: 64 * 1024)
    for _ in 0..<length / part.count { try client.send(part) }
    let response = try client.receive()
    #expect(response.status == 413)
    #expect(response["Connection"] == "close")
    #expect(response["Strict-Transport-Security"] != nil)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("of a chunked body that grows too large comes when it does")
  func chunkedTooLarge() throws {
    let server = try TestServer { $0.maximumBodyBytes = 1000 }
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.restoreHead(fields: "Transfer-Encoding: chunked\r\n"))
    try client.send("400\r\n\(String(repeating: " ", count: 0x400))\r\n")
    #expect(try client.receive().status == 413)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("of what is no HTTP closes the connection, whatever is pipelined behind it")
  func malformed() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.health + "GET  / HTTP/1.1\r\n\r\n" + TestRequest.health)
    #expect(try client.receive().status == 200)
    let refusal = try client.receive()
    #expect(refusal.status == 400)
    #expect(refusal["Connection"] == "close")
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("with 408 meets a head that does not end, though bytes keep dripping")
  func slowHead() throws {
    let server = try TestServer { $0.deadlines.head = .milliseconds(150) }
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send("GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nX-Drip: ")
    // One byte after the other until the answer comes: none of them may buy time.
    while try !client.waitForInput(milliseconds: 10) { try client.send("x") }
    #expect(try client.receive().status == 408)
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("with 408 meets a body that does not come")
  func slowBody() throws {
    let server = try TestServer { $0.deadlines.body = .milliseconds(50) }
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.restoreHead(fields: "Content-Length: 100\r\n") + "{")
    let response = try client.receive()
    #expect(response.status == 408)
    #expect(response["X-Emulator-Basis"] != nil)
    #expect(try client.receiveEnd() == .closed)
    #expect(server.log.lines.contains { $0.contains("refused with 408") })
  }

  @Test("is silence between two requests")
  func idle() throws {
    let server = try TestServer { $0.deadlines.idle = .milliseconds(50) }
    defer { server.stop() }
    let client = try TestClient(server)
    #expect(try client.exchange(TestRequest.health).status == 200)
    #expect(try client.receiveEnd() == .closed)
    #expect(client.unread == 0)
  }

  @Test("is silence for a peer that never negotiates")
  func handshake() throws {
    let server = try TestServer { $0.deadlines.handshake = .milliseconds(50) }
    defer { server.stop() }
    let client = try TestClient(server, handshakes: false)
    #expect(try client.receiveInClear() == "")
  }

  @Test("meets a client that reads nothing: it is cut off")
  func slowReader() throws {
    let server = try TestServer(logLevel: .debug) { $0.deadlines.write = .milliseconds(100) }
    let client = try TestClient(server)
    try client.sendUntilBroken(Array(TestRequest.large.utf8))
    server.stop()
    #expect(server.log.lines.contains { $0.hasPrefix("debug: time is over for write of 127.0.0.1:") })
  }

  @Test("and of the API is one line in the log, with the request's id and no secret; a success is none")
  func logged() throws {
    let server = try TestServer()
    let client = try TestClient(server)
    #expect(try client.exchange(TestRequest.restore()).status == 200)
    let body = #"{"userName":"a","userPassword":"hunter2","impersonationAccountName":"hunter2"}"#
    let refusal = try client.exchange(TestRequest.restore(body: body))
    #expect(refusal.status == 400)
    server.stop()
    let lines = server.log.lines
    #expect(lines.count == 1, "\(lines)")
    let line = try #require(lines.first)
    let request = try #require(refusal["X-Emulator-Request"])
    let path = "/v6/RestoreSessions/\(TestServer.session)/organization/mailboxes/\(TestServer.mailbox)/restore"
    #expect(line.hasPrefix("notice: request \(request): POST \(path) refused with 400; "))
    #expect(line.contains("/impersonationAccountName"))
    #expect(!line.contains("hunter2"))
  }

  @Test("is for machines, too: what the line says, taken apart")
  func metadata() throws {
    let server = try TestServer()
    let client = try TestClient(server)
    let body = #"{"userName":"a","userPassword":"hunter2","impersonationAccountName":"hunter2","x":1}"#
    let refusal = try client.exchange(TestRequest.restore(body: body))
    server.stop()
    let entry = try #require(server.log.entries.first)
    #expect(entry.metadata["request"] == .string(try #require(refusal["X-Emulator-Request"])))
    #expect(entry.metadata["method"] == "POST")
    #expect(
      entry.metadata["path"]
        == "/v6/RestoreSessions/\(TestServer.session)/organization/mailboxes/\(TestServer.mailbox)/restore")
    #expect(entry.metadata["status"] == .stringConvertible(400))
    #expect(entry.metadata["client"]?.description.hasPrefix("127.0.0.1:") == true)
    let violation: Logger.Metadata = [
      "rule": "credentials.impersonation-companion", "basis": "documented", "pointer": "/impersonationAccountName",
      "line": .stringConvertible(1), "column": .stringConvertible(69),
      "expected": "only together with applicationCertificate", "found": "string of 7 characters",
      "suggestion": "leave it out, or give applicationCertificate",
    ]
    for (name, value) in violation { #expect(entry.metadata[name] == value, "\(name)") }
    #expect(entry.metadata["violations"] == [.dictionary(violation)])
    guard case .array(let warnings) = entry.metadata["warnings"] else { return #expect(Bool(false)) }
    #expect(warnings.count == 1)
    #expect(!"\(entry.metadata)".contains("hunter2"))
  }

  @Test("is not what befalls an odd request: its line is an info, some of one cause in a second")
  func oddities() throws {
    let server = try TestServer()
    let client = try TestClient(server)
    let count = ServerLog.refusalsPerSecond + 100
    let request = TestRequest.restore(
      body: #"{"userName":"a@abc.onmicrosoft.com","userPassword":"secret","userCod":1}"#)
    for _ in 0..<count { #expect(try client.exchange(request).status == 200) }
    server.stop()
    let lines = server.log.lines
    #expect(lines.first?.hasPrefix("info: request ") == true)
    #expect(lines.first?.contains(" answered with 200; warning: body.member (client) at /userCod, ") == true)
    #expect(lines.last?.contains(" more answered like this (body.member) in the last second") == true)
    #expect(lines.count < count / 2)
  }

  @Test("is said, and an oddity is not, where only notices are wanted")
  func notices() throws {
    let server = try TestServer(logLevel: .notice)
    let client = try TestClient(server)
    let odd = #"{"userName":"a@abc.onmicrosoft.com","userPassword":"secret","userCod":1}"#
    #expect(try client.exchange(TestRequest.restore(body: odd)).status == 200)
    #expect(try client.exchange(TestRequest.restore(body: "{")).status == 400)
    server.stop()
    #expect(server.log.lines.count == 1)
  }

  @Test("or none, each request has a line with method, path and status for those who ask for debug")
  func debug() throws {
    let server = try TestServer(logLevel: .debug)
    let client = try TestClient(server)
    #expect(try client.exchange(TestRequest.health).status == 200)
    server.stop()
    let line = try #require(server.log.lines.first { $0.contains("request") })
    #expect(line.hasPrefix("debug: request "))
    #expect(line.contains(": GET /_emulator/health answered with 200, asked by 127.0.0.1:"))
  }

  @Test("leaves secrets out of the log at its finest level, too")
  func loggedFinely() throws {
    let server = try TestServer(logLevel: .trace)
    let client = try TestClient(server)
    let body = #"{"userName":"hunter2","userPassword":"hunter2","userCode":"hunter2"}"#
    _ = try client.exchange(TestRequest.restore(body: body, fields: "Cookie: hunter2\r\n"))
    _ = try client.exchange(TestRequest.health)
    server.stop()
    #expect(server.log.lines.count >= 2)
    #expect(!server.log.lines.contains { $0.contains("hunter2") || $0.contains("dev-token") })
  }
}
