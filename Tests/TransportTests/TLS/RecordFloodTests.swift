import COpenSSL
import Testing
import TestSupport

@testable import Transport

@Suite("A flood of records that carry no data", .timeLimit(.minutes(5)))
struct RecordFloodTests {
  @Test("of key updates ends the connection, within one call")
  func keyUpdates() throws {
    var ends = try Ends.connected()
    ends.client.updateKeys(RecordLimit.open + 1)
    #expect(ends.server.read().progress == .failed(.tooManyRecords))
    #expect(ends.server.write("x") == .failed(.tooManyRecords))
    #expect(ends.server.hasPending == false)
  }

  @Test("is counted over all calls, and however much of it is read ahead")
  func pieces() throws {
    var ends = try Ends.connected()
    for _ in 0..<RecordLimit.open {
      ends.client.updateKeys(1)
      #expect(ends.server.read().progress == .wantRead)
    }
    ends.client.updateKeys(1)
    #expect(ends.server.read().progress == .failed(.tooManyRecords))
  }

  @Test("is none when data comes in between")
  func keyUpdatesWithData() throws {
    var ends = try Ends.connected()
    for _ in 0..<20 {
      ends.client.updateKeys(RecordLimit.open - 1)
      ends.client.write("data")
      #expect(ends.server.readAll().bytes == Array("data".utf8))
    }
  }

  @Test("during the handshake ends it")
  func handshakeFragments() throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    // A ClientHello of 64 KiB, of which a byte comes at a time.
    let message: [UInt8] = [1, 1, 0, 0] + [UInt8](repeating: 3, count: RecordLimit.handshake)
    let records = Self.records(of: message)
    var (sent, progress) = (0, TLSProgress.wantRead)
    while sent < records.count, progress == .wantRead {
      let part = records[sent..<min(sent + 4096, records.count)]
      if case .bytes(let count) = try sockets.left.send(part.span) { sent += count }
      progress = server.handshake()
    }
    #expect(progress == .failed(.tooManyRecords))
  }

  @Test("is no ClientHello in records of one byte each", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
  func fragmentedHello(version: Int32) throws {
    let near = try SocketPair()
    let far = try SocketPair()
    let client = try OpenSSLClient(near.left, lowest: version, highest: version)
    var server = try TLSConnection.testServer(far.right)
    #expect(client.handshake() == nil)
    let record = try near.right.receiveAll()
    let records = Self.records(of: Array(record.dropFirst(5)))
    #expect(try far.left.send(records.span) == .bytes(records.count))
    #expect(server.handshake() == .wantRead)
    // From here on whole.
    for _ in 0..<10 {
      let answer = try far.left.receiveAll()
      _ = try near.right.send(answer.span)
      #expect(client.handshake() == nil)
      let more = try near.right.receiveAll()
      _ = try far.left.send(more.span)
      if server.handshake() == .done(0) { break }
    }
    #expect(server.handshake() == .done(0))
  }

  /// A handshake message, a byte in each record.
  private static func records(of message: [UInt8]) -> [UInt8] {
    message.flatMap { [22, 3, 1, 0, 1, $0] }
  }
}

/// A client that can update its keys, and a server; both are done with the handshake.
private struct Ends: ~Copyable {
  let client: OpenSSLClient
  var server: TLSConnection

  init(_ client: OpenSSLClient, _ server: consuming TLSConnection) {
    self.client = client
    self.server = server
  }

  static func connected() throws -> Ends {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right)
    let progress = client.handshake(with: &server).server
    try #require(progress == .done(0))
    return Ends(client, server)
  }
}
