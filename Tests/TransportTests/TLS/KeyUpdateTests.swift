import COpenSSL
import TestSupport
import Testing
import Transport

@Suite("A key update that asks for one of ours", .timeLimit(.minutes(5)))
struct KeyUpdateTests {
  @Test("keeps no data back while there is no room for ours, which goes in front of the next write")
  func withoutRoom() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake(with: &server).server == .done(0))
    // The tickets.
    #expect(client.read() == nil)
    let junk = try server.descriptor.fill()
    client.updateKeys(1, asking: true)
    client.write("data")
    #expect(server.readAll().bytes == Array("data".utf8))
    #expect(server.write("answer") == .wantWrite)
    #expect(try client.descriptor.receiveAll(atMost: junk).count == junk)
    #expect(server.write("answer") == .done(6))
    #expect(client.read() == 6)
  }

  @Test("comes between the parts of a write that has no room, which goes on as if nothing had been")
  func withinWrite() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake(with: &server).server == .done(0))
    #expect(client.read() == nil)
    let part = [UInt8](repeating: UInt8(ascii: "x"), count: 4096)
    var written = 0
    while case .done(let count) = server.write(part.span) { written += count }
    client.updateKeys(1, asking: true)
    client.write("data")
    var read = server.readAll().bytes
    var received = 0
    var progress = TLSProgress.wantWrite
    for _ in 0..<1000 where progress == .wantWrite {
      while let count = client.read(), count > 0 { received += Int(count) }
      progress = server.write(part.span)
    }
    #expect(progress == .done(part.count))
    while let count = client.read(), count > 0 { received += Int(count) }
    read += server.readAll().bytes
    #expect(read == Array("data".utf8))
    #expect(received == written + part.count)
    #expect(server.write("answer") == .done(6))
    #expect(client.read() == 6)
  }
}
