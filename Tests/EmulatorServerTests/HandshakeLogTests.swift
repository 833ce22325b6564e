import Testing
import TestSupport
import Transport

@testable import EmulatorServer

@Suite("A handshake that fails", .timeLimit(.minutes(5)))
struct HandshakeLogTests {
  @Test("because the client does not know the CA is logged with what to do")
  func unknownAuthority() throws {
    let server = try TestServer { $0.trustAdvice = "Run this." }
    let stranger = try TLSContext(trusting: TestIdentity().authority)
    #expect(throws: TestClient.Ended.self) { try TestClient(server, stranger) }
    server.stop()
    let line = try #require(server.log.lines.first)
    #expect(line.hasPrefix("notice: TLS handshake with 127.0.0.1:"))
    #expect(
      line.hasSuffix(
        " failed: the peer sent the alert unknown_ca. The client does not accept the certificate. Run this."))
  }

  @Test("because the client showed no certificate where one is required is logged with what to do")
  func noCertificate() throws {
    let authority = try TestIdentity.shared.get().authority
    let server = try TestServer { $0.clients = ClientVerification(authorities: authority, isRequired: true) }
    let client = try TestClient(server)
    #expect(try client.receiveEnd() == .failed(.alert(.certificateRequired)))
    server.stop()
    let line = try #require(server.log.lines.first)
    #expect(line.contains(" failed: the peer showed no certificate. Clients have to show a certificate here"))
  }

  @Test("because the client speaks TLS 1.0 is logged with what it needs, each cause a few times")
  func oldVersion() throws {
    let server = try TestServer()
    let count = ServerLog.failuresPerPeriod + 3
    for _ in 0..<count {
      let client = try TestClient(server, handshakes: false)
      // Version, random, no session id, a cipher, no compression.
      let hello = "\u{3}\u{1}" + String(repeating: "r", count: 32) + "\u{0}\u{0}\u{2}\u{0}\u{2F}\u{1}\u{0}"
      try client.sendInClear("\u{16}\u{3}\u{1}\u{0}\u{2D}\u{1}\u{0}\u{0}\u{29}" + hello)
      // protocol_version.
      #expect(try client.receiveInClear() == "\u{15}\u{3}\u{1}\u{0}\u{2}\u{2}\u{46}")
    }
    server.stop()
    let lines = server.log.lines
    #expect(lines.count == ServerLog.failuresPerPeriod + 1)
    #expect(lines.first?.contains("The client offers TLS 1.0 at most, and needs TLS 1.2 or 1.3.") == true)
    #expect(lines.last?.hasPrefix("notice: … 3 more like this (TLS handshake: unsupported protocol)") == true)
  }

  @Test(
    "because a proxy speaks the PROXY protocol is logged with what to do",
    arguments: ["PROXY TCP4 192.0.2.1 192.0.2.2 5000 4443\r\n", "\r\n\r\n\u{0}\r\nQUIT\n!\u{11}\u{0}\u{C}"])
  func proxyProtocol(header: String) throws {
    let server = try TestServer()
    let client = try TestClient(server, handshakes: false)
    try client.sendInClear(header)
    #expect(try client.receiveInClear() == "")
    server.stop()
    let line = try #require(server.log.lines.first)
    #expect(line.contains(" failed: the peer speaks the PROXY protocol before TLS. Switch it off "), "\(line)")
    #expect(line.contains("send-proxy"))
  }

  @Test("because the client speaks HTTP in clear is logged, and answered, with what to do")
  func plainText() throws {
    let server = try TestServer()
    let client = try TestClient(server, handshakes: false)
    try client.sendInClear("PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(
      try client.receiveInClear().hasSuffix("\r\n\r\nThis port speaks HTTPS: use https:// in place of http://.\n"))
    server.stop()
    let line = try #require(server.log.lines.first)
    #expect(
      line.contains(" failed: the peer does not speak TLS; its first byte is a letter, as in http://. This port "))
  }

  @Test("for lack of the client's certificate does not keep the emulator from being well")
  func healthy() throws {
    let authority = try TestIdentity.shared.get().authority
    let server = try TestServer { $0.clients = ClientVerification(authorities: authority, isRequired: true) }
    defer { server.stop() }
    let probe = try HealthProbe(host: "127.0.0.1", port: server.port, authorities: authority)
    try probe.ask(within: .seconds(30))
    let stranger = try HealthProbe(
      host: "127.0.0.1", port: server.port, authorities: TestIdentity().authority)
    let failure = #expect(throws: CallFailure.self) { try stranger.ask(within: .seconds(30)) }
    #expect(failure?.description.contains("certificate verify failed") == true)
  }
}
