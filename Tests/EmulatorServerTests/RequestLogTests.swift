import Emulation
import Locking
import Logging
import Testing
import TestSupport

@testable import EmulatorServer

@Suite("The log of requests", .timeLimit(.minutes(5)))
struct RequestLogTests {
  /// Takes lines from any thread.
  final class Lines: Sendable {
    private let kept = Lock<[String]>([])
    var all: [String] { kept.withLock { $0 } }
    var log: RequestLog { .lines { [self] line in kept.withLock { $0.append(line) } } }
  }

  @Test("has a line for each request in place of the log, with its findings, but none for the control plane's calls")
  func lines() throws {
    let lines = Lines()
    let server = try TestServer { $0.requestLog = lines.log }
    let client = try TestClient(server)
    for request in [
      TestRequest.restore(), TestRequest.health,
      "GET /v6/Organizations?password=s3cret HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ] {
      try client.send(request)
      _ = try client.receive()
    }
    server.stop()
    let all = lines.all
    let time = /[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}/
    let shape = /POST \/v6\/…\/mailboxes\/[0-9a-f]{8}…\/restore 200 [0-9]+\.[0-9] ms ok\n/
    try #require(all.count == 2, "\(all)")
    #expect(try time.prefixMatch(in: all[0]) != nil, "\(all[0])")
    #expect(try shape.wholeMatch(in: all[0].drop { $0 != " " }.dropFirst()) != nil, "\(all[0])")
    #expect(all[1].contains(" GET /v6/Organizations?password=… 401 "))
    #expect(all[1].contains(" 1 violation\n    "))
    #expect(!all.joined().contains("s3cret"))
    #expect(server.log.lines.allSatisfy { !$0.contains("request test-") }, "\(server.log.lines)")
  }

  @Test("is bounded, and says how many lines were left out")
  func bounded() throws {
    let lines = Lines()
    let server = try TestServer { $0.requestLog = lines.log }
    let client = try TestClient(server)
    let count = 10 * ServerLog.refusalsPerSecond
    for _ in 0..<count {
      try client.send(TestRequest.restore())
      _ = try client.receive()
    }
    server.stop()
    let told = lines.all.filter { !$0.hasPrefix("…") }.count
    let leftOut = lines.all.compactMap { $0.firstMatch(of: /^… ([0-9]+) more like this \(ok\) in the last second\n$/) }
      .compactMap { Int($0.1) }.reduce(0, +)
    #expect(told + leftOut == count)
    #expect(told < count)
  }

  @Test("may be part of the log, at info")
  func entries() throws {
    let server = try TestServer { $0.requestLog = .entries }
    let client = try TestClient(server)
    try client.send(TestRequest.restore() + TestRequest.health)
    #expect(try client.receive().status == 200)
    #expect(try client.receive().status == 200)
    server.stop()
    let told = server.log.lines.filter { $0.contains("request test-") }
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("info: request test-") == true)
    #expect(told.first?.hasSuffix("answered with 200") == true)
  }
}

@Suite("A client of the emulator", .timeLimit(.minutes(5)))
struct EmulatorClientTests {
  private static let patience = Duration.seconds(60)

  private func client(of server: TestServer, _ host: String = "localhost") throws -> EmulatorClient {
    try EmulatorClient(host: host, port: server.port, authorities: try TestIdentity.shared.get().authority)
  }

  @Test("gets answers and sends bodies")
  func answers() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try client(of: server)
    let health = try client.answer(to: EmulatorCall("GET", "/_emulator/health"), within: Self.patience)
    #expect(health.status == 200)
    #expect(String(decoding: health.body, as: UTF8.self).hasPrefix(#"{"status":"ok""#))
    var freeze = EmulatorCall("POST", "/_emulator/clock")
    freeze.body = Array(#"{"freeze": true}"#.utf8)
    let clock = try client.answer(to: freeze, within: Self.patience)
    #expect(clock.status == 200)
    #expect(String(decoding: clock.body, as: UTF8.self).contains(#""isFrozen":true"#))
  }

  @Test("gets a stream piece by piece, as long as it wants more, or the refusal in its place")
  func stream() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try client(of: server)
    let other = try TestClient(server)
    try other.send(TestRequest.restore())
    #expect(try other.receive().status == 200)
    var call = EmulatorCall("GET", "/_emulator/events")
    call.fields = [("Last-Event-ID", "0")]
    var text = ""
    let refusal = try client.stream(call, silence: Self.patience) { bytes in
      text += String(decoding: bytes, as: UTF8.self)
      return !text.contains("\n\n")
    }
    #expect(refusal == nil)
    #expect(text.contains("event: request\ndata: {"))
    let unknown = try client.stream(EmulatorCall("GET", "/_emulator/nothing"), silence: Self.patience) { _ in false }
    #expect(unknown?.status == 404)
    #expect(unknown?.body.isEmpty == false)
  }

  @Test("says that nobody is there, that a client certificate is wanted, and that an answer does not come")
  func failures() throws {
    let server = try TestServer()
    let gone = try client(of: server)
    server.stop()
    let call = EmulatorCall("GET", "/_emulator/health")
    let refused = #expect(throws: CallFailure.self) { try gone.answer(to: call, within: Self.patience) }
    #expect(refused?.description.contains("ECONNREFUSED") == true)
    let authority = try TestIdentity.shared.get().authority
    let mutual = try TestServer { $0.clients = ClientVerification(authorities: authority, isRequired: true) }
    defer { mutual.stop() }
    let wanted = #expect(throws: CallFailure.self) {
      try client(of: mutual).answer(to: call, within: Self.patience)
    }
    #expect(wanted?.wantsCertificate == true)
    let slow = try TestServer()
    defer { slow.stop(draining: .zero) }
    var waits = EmulatorCall("POST", "/_emulator/verify")
    waits.body = Array(#"{"match": {}, "withinMilliseconds": 30000}"#.utf8)
    let late = #expect(throws: CallFailure.self) {
      try client(of: slow).answer(to: waits, within: .milliseconds(100))
    }
    #expect(late?.description.hasSuffix("no answer in time") == true)
  }
}
