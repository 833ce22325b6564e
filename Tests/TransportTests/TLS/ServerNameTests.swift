import COpenSSL
import Cryptography
import Glibc
import Testing
import TestSupport
import Transport

@Suite struct ServerNameTests {
  private let chain: [UInt8]
  private let certificateForNames: [UInt8]
  private let context: TLSContext

  init() throws {
    let now = Int64(time(nil))
    let authority = try CertificateAuthority.mint(permitting: nil, now: now)
    let identity = try authority.issueLeaf(names: [HostName("localhost"), HostName("127.0.0.1")], now: now)
    chain = identity.chainPEM
    certificateForNames = try authority.issueCertificate(names: [HostName("localhost")], key: identity.key, now: now)
      .pem()
    context = try TLSContext(certificateChain: identity.chainPEM, privateKey: identity.key.pem())
    try context.show(toClientsThatNameTheHost: certificateForNames)
  }

  /// The names in the certificate that a client sees which sends `name`, if any, as its server_name.
  private func names(for name: String?, _ version: Int32) throws -> [String] {
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left, highest: version)
    if let name { unsafe COpenSSL_SSL_set_tlsext_host_name(client.ssl, name) }
    var server = try TLSConnection.testServer(sockets.right, context)
    try #require(client.handshake(with: &server).server == .done(0))
    return try client.certificatePEM().map { try Certificate(pem: $0.span).names.map(\.description) } ?? []
  }

  @Test("A client that names the host is shown the certificate for that", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
  func named(version: Int32) throws {
    #expect(try names(for: "localhost", version) == ["localhost"])
    // Who else it may mean is the certificate's business.
    #expect(try names(for: "other.test", version) == ["localhost"])
  }

  @Test(
    "A client that was given an address is shown the other one, though it names the address against the standard",
    arguments: [nil, "127.0.0.1", "::1"])
  func addressed(name: String?) throws {
    #expect(try names(for: name, TLS1_3_VERSION) == ["localhost", "127.0.0.1"])
  }

  @Test("A certificate that cannot be read, or none, is refused")
  func unreadable() {
    #expect(throws: TLSContextError.self) { try context.show(toClientsThatNameTheHost: Array("nothing".utf8)) }
  }

  @Test("A certificate of another key is refused, and the present one stays")
  func anotherKey() throws {
    let other = try TestIdentity.shared.get().chain
    #expect(throws: TLSContextError.keyMismatch) { try context.show(toClientsThatNameTheHost: other) }
    #expect(try names(for: "localhost", TLS1_3_VERSION) == ["localhost"])
  }
}
