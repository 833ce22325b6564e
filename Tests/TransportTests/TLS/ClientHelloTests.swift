import Bytes
import COpenSSL
import Cryptography
import Glibc
import Testing
import TestSupport
import Transport

/// What becomes of clients that say hello to a context with others beside it.
@Suite struct ClientHelloTests {
  private static let mark = 7
  private let identity: TestIdentity

  init() throws {
    identity = try TestIdentity.shared.get()
  }

  private func context() throws -> TLSContext {
    try TLSContext(certificateChain: identity.chain, privateKey: identity.key)
  }

  /// A context with another certificate, for clients that say `a.test`.
  private func alternative(_ answer: HelloAnswer = .handshake) throws -> (TLSContext, certificate: [UInt8]) {
    let other = try TestIdentity()
    let context = try TLSContext(certificateChain: other.chain, privateKey: other.key)
    try context.stand(markedBy: Self.mark, answering: answer)
    return (context, other.chain)
  }

  private func usual(beside alternative: TLSContext) throws -> TLSContext {
    let context = try context()
    context.serveNames { name in
      name.equalsIgnoringCase("a.test".utf8.span) ? alternative : nil
    }
    return context
  }

  private func client(_ descriptor: consuming FileDescriptor, _ name: String?) throws -> OpenSSLClient {
    let client = try OpenSSLClient(descriptor)
    if let name { unsafe COpenSSL_SSL_set_tlsext_host_name(client.ssl, name) }
    return client
  }

  @Test("A client gets the context of the name that it says, and its connection tells so")
  func byName() throws {
    let (alternative, certificate) = try alternative()
    let sockets = try SocketPair()
    let client = try client(sockets.left, "a.test")
    var server = try TLSConnection.testServer(sockets.right, usual(beside: alternative))
    try #require(client.handshake(with: &server).server == .done(0))
    #expect(client.certificatePEM() == certificate)
    let mark = server.mark
    #expect(mark == Self.mark)
  }

  @Test("A client that says another name, or none, gets the usual context", arguments: ["b.test", "a.test.", nil])
  func otherNames(name: String?) throws {
    let (alternative, _) = try alternative()
    let sockets = try SocketPair()
    let client = try client(sockets.left, name)
    var server = try TLSConnection.testServer(sockets.right, usual(beside: alternative))
    try #require(client.handshake(with: &server).server == .done(0))
    #expect(client.certificatePEM() == identity.chain)
    let mark = server.mark
    #expect(mark == 0)
  }

  @Test("The usual context's certificate for names does not take the place of the other context's")
  func certificateForNames() throws {
    let (alternative, certificate) = try alternative()
    let usual = try usual(beside: alternative)
    try usual.show(toClientsThatNameTheHost: identity.chain)
    let sockets = try SocketPair()
    let client = try client(sockets.left, "a.test")
    var server = try TLSConnection.testServer(sockets.right, usual)
    try #require(client.handshake(with: &server).server == .done(0))
    #expect(client.certificatePEM() == certificate)
  }

  @Test("TLS 1.2 is all that is offered", arguments: [true, false])
  func onlyTLS12(byName: Bool) throws {
    let (alternative, _) = try alternative()
    try alternative.offerOnlyTLS12()
    let sockets = try SocketPair()
    let client = try client(sockets.left, byName ? "a.test" : nil)
    var server = try TLSConnection.testServer(sockets.right, byName ? usual(beside: alternative) : alternative)
    try #require(client.handshake(with: &server).server == .done(0))
    #expect(unsafe SSL_version(client.ssl) == TLS1_2_VERSION)

    let more = try SocketPair()
    let modern = try OpenSSLClient(more.left, lowest: TLS1_3_VERSION)
    if byName { unsafe COpenSSL_SSL_set_tlsext_host_name(modern.ssl, "a.test") }
    var refusing = try TLSConnection.testServer(more.right, byName ? usual(beside: alternative) : alternative)
    #expect(modern.handshake(with: &refusing).client == SSL_R_TLSV1_ALERT_PROTOCOL_VERSION)
  }

  @Test("The answer is the alert handshake_failure", arguments: [true, false])
  func alert(byName: Bool) throws {
    let (alternative, _) = try alternative(.alert)
    let sockets = try SocketPair()
    let client = try client(sockets.left, byName ? "a.test" : nil)
    var server = try TLSConnection.testServer(sockets.right, byName ? usual(beside: alternative) : alternative)
    let outcome = client.handshake(with: &server)
    #expect(outcome.client == SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE)
    let failure = server.failure
    #expect(failure?.hasSentAlert == true)
    let mark = server.mark
    #expect(mark == Self.mark)
  }

  @Test("There is no answer", arguments: [true, false])
  func held(byName: Bool) throws {
    let (alternative, _) = try alternative(.none)
    let sockets = try SocketPair()
    let client = try client(sockets.left, byName ? "a.test" : nil)
    var server = try TLSConnection.testServer(sockets.right, byName ? usual(beside: alternative) : alternative)
    #expect(client.handshake() == nil)
    #expect(server.handshake() == .wantRead)
    let isHeld = server.isHeld
    #expect(isHeld)
    let mark = server.mark
    #expect(mark == Self.mark)
    #expect(try client.descriptor.receiveAll().isEmpty)
  }

  @Test("A connection that waits for more of the hello is not held")
  func halfAHello() throws {
    let (alternative, _) = try alternative(.none)
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right, alternative)
    #expect(server.handshake() == .wantRead)
    let isHeld = server.isHeld
    #expect(!isHeld)
  }

  @Test("No session is resumed where one came from, and none is begun", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
  func sessions(version: Int32) throws {
    let (alternative, _) = try alternative()
    let usual = try usual(beside: alternative)
    let first = try SocketPair()
    let client = try OpenSSLClient(first.left, highest: version)
    var server = try TLSConnection.testServer(first.right, usual)
    try #require(client.handshake(with: &server).server == .done(0))
    #expect(client.read() == nil)
    let session = unsafe SSL_get1_session(client.ssl)
    defer { unsafe SSL_SESSION_free(session) }

    let second = try SocketPair()
    let returning = try OpenSSLClient(second.left, highest: version)
    unsafe COpenSSL_SSL_set_tlsext_host_name(returning.ssl, "a.test")
    unsafe SSL_set_session(returning.ssl, session)
    var other = try TLSConnection.testServer(second.right, usual)
    try #require(returning.handshake(with: &other).server == .done(0))
    #expect(unsafe SSL_session_reused(returning.ssl) == 0)
    #expect(returning.read() == nil)
    #expect(unsafe SSL_SESSION_has_ticket(SSL_get_session(returning.ssl)) == 0)
  }

  @Test("A connection is ended by a reset where that was asked for")
  func reset() throws {
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    let client = try FileDescriptor.connecting(to: listener.address)
    guard case .connection(let accepted, _) = listener.accept() else {
      Issue.record("no connection waits")
      return
    }
    accepted.resetWhenClosed()
    Self.close(accepted)
    var part = [UInt8](repeating: 0, count: 1)
    let error = #expect(throws: Errno.self) {
      var span = part.mutableSpan
      _ = try client.receive(into: &span)
    }
    #expect(error?.rawValue == ECONNRESET)
  }

  @Test("A listener that was stopped refuses connections, though its descriptor is open")
  func stopped() throws {
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    let waiting = try FileDescriptor.connecting(to: listener.address)
    listener.stop()
    if case .connection = listener.accept() { Issue.record("it takes a connection") }
    var watched = pollfd(fd: waiting.number, events: Int16(POLLIN), revents: 0)
    #expect(unsafe poll(&watched, 1, 10_000) == 1)
    #expect(throws: Errno.self) {
      let late = try FileDescriptor.connecting(to: listener.address)
      var part = [UInt8](repeating: 0, count: 1)
      var span = part.mutableSpan
      _ = try late.receive(into: &span)
    }
  }

  private static func close(_ descriptor: consuming FileDescriptor) {}
}
