import COpenSSL
import Testing
import TestSupport

@testable import Transport

@Suite struct HandshakeTests {
  @Test("Both sides agree on TLS 1.3, the mandatory cipher suite, and http/1.1")
  func agrees() throws {
    let pair = try TLSPair.connected()
    let expected = TLSParameters(
      version: "TLSv1.3", cipher: "TLS_AES_128_GCM_SHA256", hasApplicationProtocol: true, isResumed: false)
    #expect(pair.server.parameters == expected)
    #expect(pair.client.parameters == expected)
  }

  @Test("A client for an address checks it against the certificate", arguments: ["127.0.0.1", "::1", "[::1]"])
  func addresses(host: String) throws {
    var pair = try TLSPair(host: host)
    #expect(pair.handshake() == .init(client: .done(0), server: .done(0)))
  }

  @Test(
    "A client that expects another name refuses, and the server learns why", arguments: ["example.com", "127.0.0.2"])
  func otherName(host: String) throws {
    var pair = try TLSPair(host: host)
    let ends = pair.handshake()
    #expect(ends.client.error?.isOurs == false)
    #expect(ends.client.error?.description.hasPrefix("certificate verify failed: ") == true)
    #expect(ends.server.error == .alert(.badCertificate))
  }

  @Test("A client that does not know the CA refuses, and the server can tell what to do")
  func unknownAuthority() throws {
    var pair = try TLSPair(trusting: TestIdentity().authority)
    let ends = pair.handshake()
    #expect(ends.client.error?.description == "certificate verify failed: unable to get local issuer certificate")
    #expect(ends.server == .failed(.alert(.unknownCA)))
    #expect(ends.server.error?.description == "the peer sent the alert unknown_ca")
    #expect(ends.server.error?.isOurs == false)
  }

  @Test("TLS 1.2 is spoken, with forward secrecy and authenticated encryption")
  func tls12() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left, highest: TLS1_2_VERSION)
    var server = try TLSConnection.testServer(sockets.right)
    let ends = client.handshake(with: &server)
    #expect(ends.client == nil)
    #expect(ends.server == .done(0))
    #expect(server.parameters.version == "TLSv1.2")
    #expect(server.parameters.cipher.hasPrefix("ECDHE-ECDSA-"))
    #expect(!server.parameters.hasApplicationProtocol)
  }

  @Test(
    "A cipher of TLS 1.2 without forward secrecy or authenticated encryption is refused",
    arguments: ["ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "AES128-GCM-SHA256", "AES128-SHA"])
  func weakCipher(cipher: String) throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left, highest: TLS1_2_VERSION)
    unsafe SSL_set_cipher_list(client.ssl, cipher + ":@SECLEVEL=0")
    var server = try TLSConnection.testServer(sockets.right)
    let error = try #require(client.handshake(with: &server).server.error)
    #expect(error.description == "no shared cipher")
    #expect(error.refusal == .cipher(offered: [cipher]))
  }

  @Test("A client without a group of ours is refused", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
  func noGroup(version: Int32) throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left, lowest: version, highest: version)
    var groups = [NID_secp521r1]
    unsafe SSL_ctrl(client.ssl, SSL_CTRL_SET_GROUPS, groups.count, &groups)
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake(with: &server).server.error?.refusal == .group(offered: ["secp521r1"]))
  }

  @Test("A client that cannot check the signature of the certificate's key is refused")
  func noSignature() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    let list = "RSA-PSS+SHA256"
    _ = unsafe list.withCString { unsafe SSL_ctrl(client.ssl, SSL_CTRL_SET_SIGALGS_LIST, 0, .init(mutating: $0)) }
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake(with: &server).server.error?.refusal == .signature)
  }

  @Test("What is told of an offer is short and printable")
  func offerIsTold() {
    let list: [UInt8] = [3, 0x68, 10, 0x32] + [200] + [UInt8](repeating: 0x61, count: 200)
    let names = ApplicationProtocol.names(in: list.span)
    #expect(names == ["h\u{FFFD}2", String(repeating: "a", count: 200)])
    let text = "\(TLSRefusal.applicationProtocol(offered: Array(repeating: names[1], count: 100)))"
    #expect(text.contains(" and 92 more "))
    #expect(text.count < 500)
  }

  @Test("What is older than TLS 1.2 is refused", arguments: [TLS1_VERSION, TLS1_1_VERSION])
  func oldVersions(version: Int32) throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left, lowest: version, highest: version)
    var server = try TLSConnection.testServer(sockets.right)
    let ends = client.handshake(with: &server)
    #expect(ends.client == SSL_AD_REASON_OFFSET + SSL_AD_PROTOCOL_VERSION)
    #expect(ends.server.error?.description == "unsupported protocol")
    #expect(ends.server.error?.refusal == .version(UInt16(version)))
    #expect(ends.server.error?.isOurs == false)
  }

  @Test("A hello of SSLv3 is refused")
  func sslv3() throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    // Version, random, no session id, TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
    let hello: [UInt8] = [3, 0] + [UInt8](repeating: 7, count: 32) + [0, 0, 2, 0, 0x2F, 1, 0]
    let message = [1, 0, 0, UInt8(hello.count)] + hello
    let record = [22, 3, 0, 0, UInt8(message.count)] + message
    _ = try sockets.left.send(record.span)
    #expect(server.handshake().error?.description == "version too low")
    // SSLv3 has no alert for it but this one.
    #expect(try sockets.left.receiveAll() == [21, 3, 0, 0, 2, 2, UInt8(SSL_AD_HANDSHAKE_FAILURE)])
  }

  @Test(
    "A client that offers http/1.1 among others gets it",
    arguments: [["http/1.1"], ["h2", "http/1.1"], ["http/1.1", "h2"], ["http/1.0", "x", "http/1.1"]])
  func applicationProtocol(offer: [String]) throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    client.offer(offer)
    var server = try TLSConnection.testServer(sockets.right)
    let ends = client.handshake(with: &server)
    #expect(ends.client == nil)
    #expect(ends.server == .done(0))
    #expect(server.parameters.hasApplicationProtocol)
  }

  @Test(
    "A client that offers only others is refused with no_application_protocol",
    arguments: [["h2"], ["h3", "h2"], ["http/1.0"], ["HTTP/1.1"], ["http/1.10"]])
  func noApplicationProtocol(offer: [String]) throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    client.offer(offer)
    var server = try TLSConnection.testServer(sockets.right)
    let ends = client.handshake(with: &server)
    #expect(ends.client == SSL_AD_REASON_OFFSET + TLS1_AD_NO_APPLICATION_PROTOCOL)
    #expect(ends.server.error?.description == "no application protocol")
    #expect(ends.server.error?.refusal == .applicationProtocol(offered: offer))
    #expect(ends.server.error?.isOurs == false)
  }

  @Test(
    "A list of application protocols that is not well-formed offers nothing", arguments: [[9], [8, 104], [0, 0, 5]])
  func malformedOffer(list: [UInt8]) {
    #expect(ApplicationProtocol.select(from: list.span) == nil)
  }

  @Test("A handshake that cannot write waits, and goes on where it stopped")
  func wantWrite() throws {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right)
    #expect(client.handshake() == nil)
    let junk = try server.descriptor.fill()
    #expect(server.handshake() == .wantWrite)
    #expect(server.handshake() == .wantWrite)
    let drained = try client.descriptor.receiveAll(atMost: junk)
    #expect(drained.count == junk)
    #expect(server.handshake() == .wantRead)
    #expect(client.handshake(with: &server).server == .done(0))
  }

  @Test("A peer that leaves during the handshake is truncated, not a failure of ours")
  func leaves() throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    #expect(server.handshake() == .wantRead)
    let left = sockets.left
    _ = consume left
    #expect(server.handshake() == .truncated)
    #expect(server.handshake() == .truncated)
  }

  @Test(
    "What is no TLS at all, or no TLS handshake, is the peer's fault",
    arguments: [
      [0, 0, 0, 0, 0], [22, 3, 1, 255, 255], [22, 3, 1, 0, 4, 9, 0, 0, 0], [21, 3, 1, 0, 2, 2, 99],
      [128, 46, 1, 0, 2] + [UInt8](repeating: 0, count: 43),
    ])
  func garbage(bytes: [UInt8]) throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    _ = try sockets.left.send(bytes.span)
    let error = try #require(server.handshake().error)
    #expect(!error.isOurs, "\(error)")
    #expect(error != .plainText)
  }
}

extension TLSError {
  /// What the two sides have not in common.
  var refusal: TLSRefusal? {
    guard case .refused(let refusal, _) = self else { return nil }
    return refusal
  }
}

extension TLSProgress {
  /// The error of a failure.
  var error: TLSError? {
    guard case .failed(let error) = self else { return nil }
    return error
  }
}
