import Glibc
import Testing
import TestSupport
import Transport

@Suite struct IdleMemoryTests {
  /// Resident, in bytes. OpenSSL 3.0 takes 15 KB for a connection itself, 3.5 and 3.6 take 23; whichever record buffer is
  /// kept adds more than 16.
  private static let mostBytes = 28_000

  @Test("A connection holds no buffers while it is idle")
  func idle() async {
    await #expect(processExitsWith: .success) {
      let count = 300
      var servers = Slab<TLSConnection>(capacity: count + 50)
      let identity = try TestIdentity.shared.get()
      let context = try TLSContext(certificateChain: identity.chain, privateKey: identity.key)
      let trust = try TLSContext(trusting: identity.authority)
      var before = 0
      for number in 0..<count + 50 {
        // The first ones make OpenSSL and the heap fetch what all of them share.
        if number == 50 { before = try ThisProcess.memory().resident }
        let sockets = try SocketPair()
        var client = try TLSConnection(connecting: sockets.left, trust, to: "localhost")
        var server = try TLSConnection(accepting: sockets.right, context)
        for _ in 0..<3 {
          _ = client.handshake()
          _ = server.handshake()
        }
        if client.write("question") != .done(8) || server.read().bytes.count != 8 { exit(1) }
        if server.write("answer") != .done(6) { exit(2) }
        // The client goes, so that only the server's part stays.
        _ = servers.insert(server)
      }
      let each = try (ThisProcess.memory().resident - before) / count
      if each > Self.mostBytes { exit(3) }
      // Nothing at all would mean that the measure is broken.
      if each < 2000 { exit(4) }
    }
  }
}
