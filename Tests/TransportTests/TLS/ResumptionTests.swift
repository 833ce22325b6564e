import COpenSSL
import Testing
import TestSupport
import Transport

@Suite struct ResumptionTests {
  @Test(
    "A ticket resumes the session, on another connection of the same context",
    arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
  func resumes(version: Int32) throws {
    let identity = try TestIdentity.shared.get()
    let context = try TLSContext(certificateChain: identity.chain, privateKey: identity.key)
    let first = try SocketPair()
    let client = try OpenSSLClient(first.left, highest: version)
    var server = try TLSConnection.testServer(first.right, context)
    #expect(client.handshake(with: &server).server == .done(0))
    #expect(!server.parameters.isResumed)
    // TLS 1.3 sends its tickets after the handshake.
    #expect(client.read() == nil)
    let session = unsafe SSL_get1_session(client.ssl)
    defer { unsafe SSL_SESSION_free(session) }

    let second = try SocketPair()
    let returning = try OpenSSLClient(second.left, highest: version)
    unsafe SSL_set_session(returning.ssl, session)
    var other = try TLSConnection.testServer(second.right, context)
    #expect(returning.handshake(with: &other).server == .done(0))
    #expect(other.parameters.isResumed)
  }

  @Test("Early data is not invited: it could be replayed")
  func noEarlyData() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake(with: &server).server == .done(0))
    #expect(client.read() == nil)
    let session = unsafe SSL_get_session(client.ssl)
    #expect(unsafe SSL_SESSION_has_ticket(session) == 1)
    #expect(unsafe SSL_SESSION_get_max_early_data(session) == 0)
  }
}
