import COpenSSL
import Glibc
import Testing
import TestSupport

@testable import Transport

@Suite struct DataTests {
  @Test("What one side writes the other reads, in both directions")
  func echo() throws {
    var pair = try TLSPair.connected()
    #expect(pair.client.write("question") == .done(8))
    #expect(pair.server.read().bytes == Array("question".utf8))
    #expect(pair.server.write("answer") == .done(6))
    #expect(pair.client.readAll().bytes == Array("answer".utf8))
    #expect(pair.server.read().progress == .wantRead)
  }

  @Test("Reading behind what a buffer holds keeps it")
  func appends() throws {
    var pair = try TLSPair.connected()
    _ = pair.client.write("question")
    var progress = TLSProgress.wantRead
    let bytes = [UInt8](capacity: 16) { output in
      output.append(UInt8(ascii: ">"))
      progress = pair.server.read(appendingTo: &output)
    }
    #expect(progress == .done(8))
    #expect(bytes == Array(">question".utf8))
  }

  @Test("A request that came with the end of the handshake is read at once")
  func readAhead() throws {
    var pair = try TLSPair()
    _ = pair.client.handshake()
    _ = pair.server.handshake()
    #expect(pair.client.handshake() == .done(0))
    #expect(pair.client.write("GET") == .done(3))
    #expect(pair.server.handshake() == .done(0))
    // OpenSSL 3.0 has read it by now, later ones leave it in the socket until they are asked.
    #expect(pair.server.read().bytes == Array("GET".utf8))
    #expect(pair.server.hasPending == false)
  }

  @Test("A record larger than the buffer is read piece by piece, its rest pending")
  func smallBuffer() throws {
    var pair = try TLSPair.connected()
    _ = pair.client.write("abcdef")
    #expect(pair.server.read(4).bytes == Array("abcd".utf8))
    #expect(pair.server.hasPending == true)
    #expect(pair.server.read(4).bytes == Array("ef".utf8))
    #expect(pair.server.hasPending == false)
  }

  @Test("Several records are read one by one without waiting in between")
  func severalRecords() throws {
    var pair = try TLSPair.connected()
    for text in ["one", "two", "three"] { _ = pair.client.write(text) }
    #expect(pair.server.read().bytes == Array("one".utf8))
    #expect(pair.server.hasPending == true)
    #expect(pair.server.readAll().bytes == Array("twothree".utf8))
  }

  @Test("Empty buffers and empty texts are done at once, and nothing is sent")
  func empty() throws {
    var pair = try TLSPair.connected()
    #expect(pair.client.write("") == .done(0))
    #expect(pair.server.read(0).progress == .done(0))
    #expect(pair.server.read().progress == .wantRead)
  }

  @Test("A write larger than the socket takes goes on from a moved buffer, and nothing is lost")
  func partialWrites() throws {
    var pair = try TLSPair.connected()
    var size: Int32 = 1
    unsafe setsockopt(pair.server.descriptor.number, SOL_SOCKET, SO_SNDBUF, &size, 4)
    let text = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    var written = 0
    var waits = 0
    var received: [UInt8] = []
    while written < text.count {
      // A copy of the rest each time: the bytes lie elsewhere.
      let rest = Array(text[written...])
      switch pair.server.write(rest.span) {
      case .done(let count):
        #expect(count <= 16384)
        written += count
      case .wantWrite:
        waits += 1
        received += pair.client.readAll().bytes
      case let other:
        Issue.record("\(other)")
        return
      }
    }
    received += pair.client.readAll().bytes
    #expect(waits > 0)
    #expect(received == text)
  }

  @Test("An error that somebody left in OpenSSL's queue is not blamed on a connection", arguments: 0..<4)
  func errorQueue(call: Int) throws {
    let sockets = try SocketPair()
    var fresh = try TLSConnection.testServer(sockets.right)
    var pair = try TLSPair.connected()
    unsafe BIO_free(BIO_new_file("/nowhere/at/all", "r"))
    #expect(ERR_peek_error() != 0)
    switch call {
    case 0: #expect(fresh.handshake() == .wantRead)
    case 1: #expect(pair.server.read().progress == .wantRead)
    case 2: #expect(pair.server.write("x") == .done(1))
    default: #expect(pair.server.shutdown() == .done(0))
    }
    #expect(ERR_peek_error() == 0)
  }

  @Test("A renegotiation is refused, and the connection goes on")
  func renegotiation() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left, highest: TLS1_2_VERSION)
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake(with: &server).server == .done(0))
    unsafe SSL_renegotiate(client.ssl)
    _ = client.handshake()
    #expect(server.read().progress == .wantRead)
    #expect(client.handshake() == SSL_R_NO_RENEGOTIATION)
    #expect(server.write("still here") == .done(10))
  }

  @Test("A changed record ends the connection for good")
  func tampered() throws {
    var pair = try TLSPair.connected()
    let record: [UInt8] = [23, 3, 3, 0, 32] + [UInt8](repeating: 7, count: 32)
    _ = try pair.client.descriptor.send(record.span)
    let end = pair.server.read().progress
    #expect(end.error?.isOurs == false)
    #expect(end.error?.description == "decryption failed or bad record mac")
    #expect(pair.server.read().progress == end)
    #expect(pair.server.write("x") == end)
    #expect(pair.server.shutdown() == end)
    #expect(pair.server.hasPending == false)
    #expect(pair.client.read().progress == .failed(.alert(TLSAlert(rawValue: 20))))
  }
}
