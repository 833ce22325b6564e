import EmulatorServer
import Glibc
import TestSupport
import Testing
import Transport

@Suite("A client that asks for new keys", .timeLimit(.minutes(5)))
struct KeyUpdateTests {
  @Test("has its next request answered with them, again and again")
  func asked() throws {
    let server = try TestServer()
    defer { server.stop() }
    let address = SocketAddress(host: .loopbackV4, port: server.port)
    let client = try OpenSSLClient(.connecting(to: address))
    try wait(POLLOUT, client)
    while !client.isConnected {
      try #require(client.handshake() == nil)
      if !client.isConnected { try wait(POLLIN, client) }
    }
    for _ in 0..<100 {
      client.updateKeys(1, asking: true)
      client.write(TestRequest.health)
      var text = ""
      while !text.hasSuffix("}") {
        let part = client.readText()
        if part.isEmpty { try wait(POLLIN, client) }
        text += part
      }
      #expect(text.hasPrefix("HTTP/1.1 200 "))
    }
  }

  private func wait(_ events: Int32, _ client: OpenSSLClient) throws {
    var watched = pollfd(fd: client.descriptor.number, events: Int16(events), revents: 0)
    try #require(unsafe poll(&watched, 1, 10_000) > 0)
  }
}
