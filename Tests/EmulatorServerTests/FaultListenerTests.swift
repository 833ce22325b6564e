import Backup
import Choices
import Emulation
import Exchange
import Glibc
import Testing
import TestSupport
import Transport

@testable import EmulatorServer

@Suite("A listener whose TLS goes wrong", .timeLimit(.minutes(5)))
struct FaultListenerTests {
  /// A listener of a server, and its port.
  private func open(_ fault: TLSFault, of server: TestServer) throws -> (id: String, port: UInt16) {
    let body = #"{"tls":"\#(fault.rawValue)"}"#
    let answer = try TestClient(server).exchange(
      "POST /_emulator/listeners HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    try #require(answer.status == 201, "\(answer.body)")
    let (id, port) = try (
      #require(answer.body.firstMatch(of: /"id":"([^"]+)"/)?.1),
      #require(answer.body.firstMatch(of: /"url":"https:\/\/127.0.0.1:([0-9]+)"/)?.1)
    )
    #expect(answer["Location"] == "/_emulator/listeners/\(id)")
    return (String(id), try #require(UInt16(port)))
  }

  private func call(_ method: String, _ path: String, of server: TestServer) throws -> TestResponse {
    try TestClient(server).exchange("\(method) /_emulator/\(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
  }

  /// How a client's handshake at a port ends.
  private func end(at port: UInt16, named name: String = "127.0.0.1") -> TLSProgress? {
    #expect(throws: TestClient.Ended.self) { try TestClient(port: port, named: name) }?.progress
  }

  private static let refused = TLSProgress.failed(.connection(Errno(rawValue: ECONNREFUSED)))
  private static let handshakeFailure = TLSProgress.failed(.alert(TLSAlert(rawValue: 40)))

  @Test("serves clients that accept its certificate, and says so of each request", arguments: [1, 4])
  func acceptedCertificate(workers: Int) throws {
    let server = try TestServer { $0.workers = workers }
    defer { server.stop() }
    for fault in TLSFault.allCases where fault.showsBadCertificate {
      let client = try TestClient(port: open(fault, of: server).port)
      for _ in 0..<2 {
        let answer = try client.exchange(TestRequest.restore())
        #expect(answer.status == 200)
        #expect(answer["X-Emulator-Verdict"]?.hasPrefix("ok; 1 warning; TLS: expected no request") == true)
      }
      // What is no request is said to come over it, too.
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
      let answer = try client.receive()
      #expect(answer.status == 400)
      #expect(answer["X-Emulator-Verdict"]?.contains("; 1 warning; TLS: expected no request") == true)
    }
    #expect(try TestClient(server).exchange(TestRequest.restore())["X-Emulator-Verdict"] == "ok")
    #expect(server.log.lines.contains { $0.contains("tls.certificate-accepted (assumed) at TLS") })
  }

  @Test("offers TLS 1.2 alone, which nothing is said of")
  func tls12() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(port: open(.tls12, of: server).port)
    #expect(try client.exchange(TestRequest.restore())["X-Emulator-Verdict"] == "ok")
  }

  @Test("answers with an alert, or with a reset, and says so in the log")
  func brokenOff() throws {
    let server = try TestServer()
    #expect(try end(at: open(.alert, of: server).port) == Self.handshakeFailure)
    #expect(try end(at: open(.reset, of: server).port) == .failed(.connection(Errno(rawValue: ECONNRESET))))
    server.stop()
    let lines = server.log.lines.filter { $0.hasPrefix("info: TLS handshake with 127.0.0.1:") }
    #expect(lines.map { $0.split(separator: " failed ").last } == ["by the fault alert", "by the fault reset"])
  }

  @Test("leaves a client alone that it stalls, as long as a handshake may take")
  func stall() throws {
    let server = try TestServer { $0.deadlines.handshake = .milliseconds(300) }
    defer { server.stop() }
    let client = try TestClient(port: open(.stall, of: server).port, handshakes: false)
    let begin = Instant.now
    try client.beginHandshake()
    #expect(try client.receiveInClear() == "")
    #expect(Instant.now >= begin.advanced(byMilliseconds: 250))
  }

  @Test("is left by a stalled client, which has its room back for others")
  func stalledClientLeaves() throws {
    let server = try TestServer {
      $0.maximumConnections = 2
      $0.deadlines.handshake = .seconds(3600)
    }
    defer { server.stop(draining: .zero) }
    let port = try open(.stall, of: server).port
    do {
      let clients = try (0..<2).map { _ in try TestClient(port: port, handshakes: false) }
      for client in clients { try client.beginHandshake() }
    }
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("takes its connections out of the room that all have")
  func room() throws {
    let server = try TestServer {
      $0.maximumConnections = 1
      $0.deadlines.handshake = .milliseconds(300)
    }
    defer { server.stop() }
    let stalled = try TestClient(port: open(.stall, of: server).port, handshakes: false)
    try stalled.beginHandshake()
    #expect(try stalled.receiveInClear() == "")
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("refuses connections once it is closed, and is no longer known", arguments: [1, 4])
  func closing(workers: Int) throws {
    let server = try TestServer { $0.workers = workers }
    defer { server.stop() }
    let (first, second) = try (open(.expired, of: server), open(.alert, of: server))
    #expect(try call("DELETE", "listeners/\(first.id)", of: server).status == 204)
    #expect(end(at: first.port) == Self.refused)
    for id in [first.id, "x", "99"] { #expect(try call("DELETE", "listeners/\(id)", of: server).status == 404) }
    let list = try call("GET", "listeners", of: server).body
    #expect(list.contains(#""id":"\#(second.id)""#) && !list.contains(#""id":"\#(first.id)""#))
    #expect(end(at: second.port) == Self.handshakeFailure)
    #expect(!server.log.lines.contains { $0.hasPrefix("error") })
  }

  @Test("goes with a reset of the emulator")
  func reset() throws {
    let server = try TestServer()
    defer { server.stop() }
    let port = try open(.expired, of: server).port
    #expect(try call("POST", "reset", of: server).status == 204)
    #expect(end(at: port) == Self.refused)
    #expect(try call("GET", "listeners", of: server).body == #"{"results":[]}"#)
  }

  @Test("closes by itself when its time is over")
  func time() throws {
    let server = try TestServer()
    defer { server.stop() }
    let listeners = try server.emulator.listeners.present()
    let now = Instant.now
    let moment = Moment(unixSeconds: 0, uptimeNanoseconds: now.nanoseconds)
    let opened = try listeners.open(.alert, seconds: 1, at: moment)
    #expect(opened.end?.seconds == 1)
    let port = try #require(opened.url.split(separator: ":").last.flatMap { UInt16($0) })
    #expect(end(at: port) == Self.handshakeFailure)
    while let end = end(at: port), end != Self.refused { sched_yield() }
    #expect(Instant.now >= now.advanced(byMilliseconds: 1000))
    #expect(listeners.list(at: moment).isEmpty)
  }

  @Test("is one of 64 at the most, beside those that stay")
  func limit() throws {
    let server = try TestServer { $0.showsTLSFaults = true }
    defer { server.stop() }
    #expect(server.server.faultListeners.map(\.fault) == TLSFault.allCases)
    let listeners = try server.emulator.listeners.present()
    let moment = Moment(unixSeconds: 0, uptimeNanoseconds: Instant.now.nanoseconds)
    for _ in 0..<64 { _ = try listeners.open(.reset, seconds: 600, at: moment) }
    #expect(throws: FaultListenerError.tooMany(limit: 64)) { try listeners.open(.reset, seconds: 600, at: moment) }
    #expect(throws: FaultListenerError.permanent) { try listeners.close("1", at: moment) }
    #expect(listeners.list(at: moment).count == 64 + TLSFault.allCases.count)
    // Those whose time is over make room.
    let later = Moment(unixSeconds: 0, uptimeNanoseconds: Instant.now.advanced(byMilliseconds: 601_000).nanoseconds)
    _ = try listeners.open(.reset, seconds: 600, at: later)
    #expect(listeners.list(at: later).count == 1 + TLSFault.allCases.count)
    listeners.closeAll()
    #expect(listeners.list(at: later).map(\.fault) == TLSFault.allCases)
  }

  @Test("is met by its name on the server's own port, where that is switched on")
  func names() throws {
    let server = try TestServer { $0.showsTLSFaults = true }
    defer { server.stop() }
    for name in ["alert.localhost", "Alert.LocalHost"] {
      #expect(end(at: server.port, named: name) == Self.handshakeFailure)
    }
    #expect(end(at: server.port, named: "reset.localhost") == .failed(.connection(Errno(rawValue: ECONNRESET))))
    #expect(try TestClient(port: server.port, named: "localhost").exchange(TestRequest.health).status == 200)
    let plain = try TestServer()
    defer { plain.stop() }
    // The certificate is not for this name, and that is all.
    #expect(end(at: plain.port, named: "alert.localhost") != Self.handshakeFailure)
  }

  @Test("is not opened for a fault that has no certificate, and the others are")
  func missingCertificate() throws {
    let server = try TestServer(without: [.expired]) { $0.showsTLSFaults = true }
    defer { server.stop() }
    #expect(server.server.missingFaults.map(\.fault) == [.expired])
    #expect(server.server.faultListeners.map(\.fault) == TLSFault.allCases.filter { $0 != .expired })
    // The server's own certificate is shown, which is not for that name.
    #expect(end(at: server.port, named: "expired.localhost") != nil)
    #expect(throws: FaultListenerError.noCertificate("Not here.")) {
      try server.emulator.listeners.present().open(.expired, seconds: 1, at: Moment(unixSeconds: 0))
    }
  }

  @Test("ends with the server, and a stalled handshake with it")
  func stop() throws {
    let server = try TestServer { $0.deadlines.handshake = .seconds(3600) }
    let port = try open(.stall, of: server).port
    let client = try TestClient(port: port, handshakes: false)
    try client.beginHandshake()
    while server.log.lines.isEmpty { sched_yield() }
    server.stop(draining: .seconds(3600))
    #expect(try client.receiveInClear() == "")
    #expect(end(at: port) == Self.refused)
    #expect(throws: FaultListenerError.noServer) { try server.emulator.listeners.present() }
  }

  @Test("leaves no descriptor behind")
  func descriptors() async {
    await #expect(processExitsWith: .success) {
      func startAndStop() throws {
        let server = try TestServer { $0.showsTLSFaults = true }
        let listeners = try server.emulator.listeners.present()
        let moment = Moment(unixSeconds: 0, uptimeNanoseconds: Instant.now.nanoseconds)
        let opened = try listeners.open(.expired, seconds: 600, at: moment)
        try listeners.close(opened.id, at: moment)
        _ = try listeners.open(.alert, seconds: 600, at: moment)
        server.stop()
      }
      try startAndStop()
      let before = try ThisProcess.descriptors().count
      for _ in 0..<10 { try startAndStop() }
      #expect(try ThisProcess.descriptors().count == before)
    }
  }
}
