import Glibc
import Testing
import TestSupport
import Transport

@Suite struct ClosingTests {
  @Test("After close_notify all was read, and the other direction goes on")
  func closeNotify() throws {
    var pair = try TLSPair.connected()
    _ = pair.client.write("last")
    #expect(pair.client.shutdown() == .done(0))
    let (bytes, progress) = pair.server.readAll()
    #expect(bytes == Array("last".utf8))
    #expect(progress == .closed)
    #expect(pair.server.read().progress == .closed)
    #expect(pair.server.write("answer") == .done(6))
    #expect(pair.client.readAll().bytes == Array("answer".utf8))
    #expect(pair.server.shutdown() == .done(0))
    #expect(pair.client.read().progress == .closed)
  }

  @Test("An end without close_notify is truncated, and stays so")
  func truncated() throws {
    var pair = try TLSPair.connected()
    _ = pair.client.write("half")
    try pair.client.descriptor.shutDownWriting()
    let (bytes, progress) = pair.server.readAll()
    #expect(bytes == Array("half".utf8))
    #expect(progress == .truncated)
    #expect(pair.server.write("x") == .truncated)
  }

  @Test("An end within a record is truncated")
  func withinRecord() throws {
    var pair = try TLSPair.connected()
    let begun: [UInt8] = [23, 3, 3, 0, 99, 1, 2, 3]
    _ = try pair.client.descriptor.send(begun.span)
    #expect(pair.server.read().progress == .wantRead)
    #expect(pair.server.hasPending == true)
    try pair.client.descriptor.shutDownWriting()
    #expect(pair.server.read().progress == .truncated)
  }

  @Test("A connection that was reset says so")
  func reset() throws {
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    let client = try FileDescriptor.connecting(to: listener.address)
    guard case .connection(let descriptor, _) = listener.accept() else {
      Issue.record("no connection")
      return
    }
    var server = try TLSConnection.testServer(descriptor)
    // Closing without lingering makes the kernel send RST.
    var lingering = linger(l_onoff: 1, l_linger: 0)
    let size = socklen_t(MemoryLayout<linger>.size)
    unsafe setsockopt(client.number, SOL_SOCKET, SO_LINGER, &lingering, size)
    _ = consume client
    #expect(server.handshake() == .failed(.connection(Errno(rawValue: ECONNRESET))))
    #expect(server.shutdown() == .failed(.connection(Errno(rawValue: ECONNRESET))))
  }

  @Test("Writing to a peer that has gone is an error and no signal")
  func brokenPipe() throws {
    let sockets = try SocketPair()
    var server: TLSConnection
    do {
      let client = try OpenSSLClient(sockets.left)
      server = try TLSConnection.testServer(sockets.right)
      #expect(client.handshake(with: &server).server == .done(0))
    }
    #expect(server.write("x") == .failed(.connection(Errno(rawValue: EPIPE))))
  }

  @Test("Shutting down before the handshake is done sends nothing")
  func early() throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    #expect(server.shutdown() == .done(0))
    #expect(server.handshake() == .wantRead)
    #expect(server.shutdown() == .done(0))
    let received = try sockets.left.receiveAll()
    #expect(received.isEmpty)
  }

  @Test("A close_notify that finds no room waits, and is sent once")
  func shutdownWaits() throws {
    var pair = try TLSPair.connected()
    let junk = [UInt8](repeating: 0, count: 16384)
    while case .done = pair.server.write(junk.span) {}
    #expect(pair.client.readAll().progress == .wantRead)
    // The record that waited goes first: the same bytes again.
    guard case .done = pair.server.write(junk.span) else {
      Issue.record("still full")
      return
    }
    _ = try pair.server.descriptor.fill()
    #expect(pair.server.shutdown() == .wantWrite)
  }

  @Test("A thousand connections leave no descriptor behind")
  func noLeak() async {
    await #expect(processExitsWith: .success) {
      let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
      let identity = try TestIdentity.shared.get()
      let context = try TLSContext(certificateChain: identity.chain, privateKey: identity.key)
      let trust = try TLSContext(trusting: identity.authority)
      let before = try ThisProcess.descriptors().count
      for round in 0..<1000 {
        var client = try TLSConnection(connecting: .connecting(to: listener.address), trust, to: "localhost")
        guard case .connection(let accepted, _) = listener.accept() else { exit(1) }
        var server = try TLSConnection(accepting: accepted, context)
        // Let go of at every stage: before, within and after the handshake.
        for _ in 0..<round % 4 {
          _ = client.handshake()
          _ = server.handshake()
        }
      }
      if try ThisProcess.descriptors().count != before { exit(2) }
    }
  }
}
