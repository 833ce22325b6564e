import Testing
import TestSupport
import Transport

/// A client and a server over a socket pair, moved by turns in one thread.
struct TLSPair: ~Copyable {
  var client: TLSConnection
  var server: TLSConnection

  init(client: consuming TLSConnection, server: consuming TLSConnection) {
    self.client = client
    self.server = server
  }

  /// The client trusts `authority`, by default the one that issued the server's certificate.
  init(trusting authority: [UInt8]? = nil, host: String = "localhost") throws {
    let identity = try TestIdentity.shared.get()
    let clientContext = try TLSContext(trusting: authority ?? identity.authority)
    let serverContext = try TLSContext(certificateChain: identity.chain, privateKey: identity.key)
    let sockets = try SocketPair()
    let client = try TLSConnection(connecting: sockets.left, clientContext, to: host)
    let server = try TLSConnection(accepting: sockets.right, serverContext)
    self.client = client
    self.server = server
  }

  /// A pair whose handshake is done on both sides.
  static func connected() throws -> TLSPair {
    var pair = try TLSPair()
    let ends = pair.handshake()
    try #require(ends == .init(client: .done(0), server: .done(0)))
    return pair
  }

  struct Ends: Equatable {
    var client = TLSProgress.wantRead
    var server = TLSProgress.wantRead
  }

  /// Moves both until neither gets any further.
  mutating func handshake() -> Ends {
    var ends = Ends()
    // More turns than any handshake has flights.
    for _ in 0..<10 {
      if ends.client == .wantRead { ends.client = client.handshake() }
      if ends.server == .wantRead { ends.server = server.handshake() }
    }
    return ends
  }
}

extension TLSConnection {
  /// Reads at most `limit` bytes; what came, and how it went.
  mutating func read(_ limit: Int = 65536) -> (bytes: [UInt8], progress: TLSProgress) {
    var buffer = [UInt8](repeating: 0, count: limit)
    var span = buffer.mutableSpan
    let progress = read(into: &span)
    guard case .done(let count) = progress else { return ([], progress) }
    return (Array(buffer[..<count]), progress)
  }

  /// Reads until nothing more can be read, and answers all of it with how it stopped.
  mutating func readAll() -> (bytes: [UInt8], progress: TLSProgress) {
    var all: [UInt8] = []
    while true {
      let (bytes, progress) = read()
      guard case .done = progress else { return (all, progress) }
      all += bytes
    }
  }

  /// Writes a short text.
  mutating func write(_ text: String) -> TLSProgress {
    let bytes = Array(text.utf8)
    return write(bytes.span)
  }
}
