import Emulation
import EmulatorServer
import Testing
import TestSupport
import Transport

/// Answers that fixtures break on the wire, as the client behind TLS sees them.
@Suite("An answer that is sent to give trouble", .timeLimit(.minutes(5)))
struct FaultyAnswerTests {
  private static let body = #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":4}"#
  private static let request = TestRequest.restore(TestServer.faultyMailbox)

  /// What came of a request: whole answers before it, what came of its own, and how the connection ended.
  private func send(
    outcome: String, before: String = "", fields: String = ""
  ) throws -> (head: String, body: String, end: TLSProgress) {
    let server = try TestServer(outcome: outcome)
    defer { server.stop(draining: .zero) }
    let client = try TestClient(server)
    try client.send(before + TestRequest.restore(TestServer.faultyMailbox, fields: fields))
    if !before.isEmpty { #expect(try client.receive().status == 200) }
    let end = try client.receiveEnd()
    let text = String(decoding: client.takeRest(), as: UTF8.self)
    guard let border = text.firstRange(of: "\r\n\r\n") else { return ("", text, end) }
    return (String(text[..<border.lowerBound]), String(text[border.upperBound...]), end)
  }

  @Test("ends before, behind its head, or in its body, with close_notify; what came before it is whole")
  func closes() throws {
    for before in ["", TestRequest.health] {
      let nothing = try send(outcome: #""close": "before""#, before: before)
      #expect(nothing == ("", "", .closed))
      let head = try send(outcome: #""close": "head""#, before: before)
      #expect(head.head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.head.contains("Content-Length: \(Self.body.count)"))
      #expect(head.body == "" && head.end == .closed)
      let half = try send(outcome: #""close": "body""#, before: before)
      #expect(half.head.contains("Content-Length: \(Self.body.count)") && !half.head.contains("Connection: close"))
      #expect(half.body == String(Self.body.prefix(Self.body.count / 2)) && half.end == .closed)
    }
  }

  @Test("lacks the last bytes of its body, at the most all", arguments: [1, 20, 86, 87, 88, 1_000_000_000])
  func truncates(count: Int) throws {
    let answer = try send(outcome: #""truncate": \#(count)"#)
    #expect(answer.head.contains("Content-Length: \(Self.body.count)"))
    #expect(answer.body == String(Self.body.dropLast(count)))
    #expect(answer.end == .closed)
  }

  @Test("tells a length that is not its own, and ends behind its whole body", arguments: [0, 5, 86, 4000])
  func wrongLength(count: Int) throws {
    let answer = try send(outcome: #""contentLength": \#(count)"#)
    #expect(answer.head.components(of: "Content-Length") == ["\(count)"])
    #expect(answer.body == Self.body)
    #expect(answer.end == .closed)
  }

  @Test("ends by a reset, of which the client hears as such")
  func resets() throws {
    let answer = try send(outcome: #""close": "reset""#)
    #expect(answer.head == "" && answer.body == "")
    guard case .failed(.connection(let error)) = answer.end else {
      Issue.record("ended as \(answer.end)")
      return
    }
    #expect(error.rawValue == 104)
  }

  @Test("ends without close_notify, behind nothing, a part, or all of it")
  func noCloseNotify() throws {
    let whole = try send(outcome: #""noCloseNotify": true"#)
    #expect(whole.body == Self.body && whole.end == .truncated)
    let part = try send(outcome: #""noCloseNotify": true, "truncate": 40"#)
    #expect(part.body == String(Self.body.dropLast(40)) && part.end == .truncated)
    let nothing = try send(outcome: #""noCloseNotify": true, "close": "before""#)
    #expect(nothing == ("", "", .truncated))
  }

  @Test("is the refusal that goes with it")
  func refusal() throws {
    let answer = try send(outcome: #""status": 503, "message": "Busy.", "retryAfter": 3, "truncate": 2"#)
    #expect(answer.head.hasPrefix("HTTP/1.1 503 "))
    #expect(answer.head.contains("Retry-After: 3\r\n"))
    #expect(answer.body == #"{"message":"Busy."#)
  }

  @Test("never comes, and nor does anything behind it, while the connection stays open")
  func stalls() throws {
    let server = try TestServer(outcome: #""stall": true"#)
    defer { server.stop(draining: .zero) }
    let client = try TestClient(server)
    try client.send(TestRequest.health + Self.request + TestRequest.health)
    #expect(try client.receive().status == 200)
    #expect(try TestClient(server).exchange(TestRequest.restore()).status == 200)
    #expect(try !client.waitForInput(milliseconds: 50))
  }

  @Test("comes so many bytes at a time, the head at once, in the order of the requests, and the connection goes on")
  func trickles() throws {
    let server = try TestServer(outcome: #""trickle": {"bytes": 20, "everyMilliseconds": 20}"#)
    defer { server.stop() }
    let client = try TestClient(server)
    let start = ContinuousClock.now
    try client.send(TestRequest.health + Self.request + TestRequest.health)
    #expect(try client.receive().status == 200)
    let head = try client.receive(toHead: true)
    #expect(head["Content-Length"] == "\(Self.body.count)")
    var pieces: [Int] = []
    while client.unread < Self.body.count {
      let before = client.unread
      try client.receiveRecord()
      pieces.append(client.unread - before)
    }
    // The last one may bring the next answer with it.
    #expect(pieces.prefix(4) == [20, 20, 20, 20])
    #expect(ContinuousClock.now - start >= .milliseconds(100))
    #expect(String(decoding: client.takeFirst(Self.body.count), as: UTF8.self) == Self.body)
    #expect(try client.receive().body.contains("uptimeSeconds"))
    #expect(try client.exchange(TestRequest.restore()).status == 200)
  }

  @Test("comes slowly up to where it breaks off, after its delay")
  func tricklesAndBreaks() throws {
    let start = ContinuousClock.now
    let answer = try send(
      outcome: #""delayMilliseconds": 60, "close": "body", "trickle": {"bytes": 30, "everyMilliseconds": 20}"#)
    #expect(answer.body == String(Self.body.prefix(Self.body.count / 2)) && answer.end == .closed)
    #expect(ContinuousClock.now - start >= .milliseconds(100))
  }

  @Test("waits for its time by the emulated clock before it is broken")
  func delays() throws {
    let server = try TestServer(
      outcome: #""close": "before", "delayMilliseconds": \#(TestServer.stuckMailboxMilliseconds)"#)
    defer { server.stop() }
    let client = try TestClient(server)
    try client.send(TestRequest.health + Self.request)
    #expect(try client.receive().status == 200)
    #expect(!client.hasReceived)
    server.passLongestDelay()
    #expect(try client.receiveEnd() == .closed)
  }

  @Test("is given up when the peer leaves while it comes slowly", arguments: [false, true])
  func peerLeaves(abruptly: Bool) throws {
    let server = try TestServer(outcome: #""trickle": {"bytes": 1, "everyMilliseconds": 1000000}"#) {
      $0.maximumConnections = 1
    }
    defer { server.stop(draining: .zero) }
    do {
      let client = try TestClient(server)
      try client.send(Self.request)
      #expect(try client.receive(toHead: true).status == 200)
      if abruptly { client.reset() }
    }
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("is sent to its end while the server stops, where its time suffices")
  func stop() throws {
    let server = try TestServer(outcome: #""trickle": {"bytes": 30, "everyMilliseconds": 30}"#)
    let client = try TestClient(server)
    try client.send(Self.request)
    #expect(try client.receive(toHead: true).status == 200)
    server.stop()
    #expect(try client.receiveEnd() == .closed)
    #expect(String(decoding: client.takeRest(), as: UTF8.self) == Self.body)
  }
}

extension String {
  /// The values of a field in a head.
  fileprivate func components(of name: String) -> [String] {
    split(separator: "\r\n").compactMap { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return parts.count == 2 && parts[0] == name ? String(parts[1]) : nil
    }
  }
}
