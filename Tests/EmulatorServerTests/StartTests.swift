import EmulatorServer
import Logging
import Testing
import TestSupport
import Transport

@Suite("A start", .timeLimit(.minutes(5)))
struct StartTests {
  @Test("needs a host")
  func noHost() {
    #expect(throws: ServerError.noHost) { try TestServer { $0.hosts = [] } }
  }

  @Test("refuses numbers that no server can work by, and says which")
  func numbers() {
    let changes: [(inout ServerConfiguration) -> Void] = [
      { $0.workers = 0 }, { $0.workers = -1 }, { $0.workers = 1025 }, { $0.maximumConnections = 0 },
      { $0.maximumConnections = -5 }, { $0.maximumConnections = 1 << 40 }, { $0.maximumBodyBytes = 0 },
      { $0.maximumBodyBytes = -1 }, { $0.maximumBodyBytes = 1 << 40 }, { $0.deadlines.handshake = .zero },
      { $0.deadlines.head = .seconds(-1) }, { $0.deadlines.body = .zero }, { $0.deadlines.idle = .zero },
      { $0.deadlines.write = .zero }, { $0.deadlines.linger = .seconds(-1) }, { $0.deadlines.acceptPause = .zero },
    ]
    for change in changes {
      let error = #expect(throws: ServerError.self) { try TestServer(change) }
      guard case .invalidNumber(let reason)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(reason.hasPrefix("the number of ") || reason.hasPrefix("the time for "))
    }
  }

  @Test("needs addresses, not names", arguments: ["", "example.com", "127.0.0.1:80", "::g", "[::1"])
  func invalidHost(host: String) {
    #expect(throws: ServerError.invalidHost(host)) { try TestServer { $0.hosts = ["127.0.0.1", host] } }
  }

  @Test("takes localhost and an address that is named twice")
  func localhost() throws {
    let server = try TestServer { $0.hosts = ["localhost", "127.0.0.1"] }
    defer { server.stop() }
    #expect(server.server.addresses.map(\.host) == ThisMachine.loopback.map(\.description))
  }

  @Test("says whose port is in use")
  func portInUse() throws {
    let server = try TestServer()
    defer { server.stop() }
    let error = #expect(throws: ServerError.self) { try TestServer { $0.port = server.port } }
    guard case .addressUnavailable(host: "127.0.0.1", port: server.port, reason: _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("says that an address is not this machine's")
  func foreignAddress() {
    let error = #expect(throws: ServerError.self) { try TestServer { $0.hosts = ["192.0.2.1"] } }
    guard case .addressUnavailable(host: "192.0.2.1", port: _, reason: _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("refuses a key that is not the certificate's, and a certificate that is none")
  func identity() throws {
    let good = try TestIdentity.shared.get().server
    let other = try TestIdentity().server
    for identity in [
      ServerIdentity(certificateChain: good.certificateChain, privateKey: other.privateKey),
      ServerIdentity(certificateChain: Array("nothing".utf8), privateKey: good.privateKey),
    ] {
      let error = #expect(throws: ServerError.self) {
        try Server.start(
          ServerConfiguration(port: 0), identity: identity, emulator: TestServer.emulator(),
          logger: Logger(label: "test"))
      }
      guard case .identityRefused? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }
}
