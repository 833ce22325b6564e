import COpenSSL
import Testing
import TestSupport

@testable import Transport

@Suite struct ClientCertificateTests {
  /// A pair whose server asks for certificates of `authority`, and whose client shows `identity`.
  private func pair(_ identity: TestClientIdentity?, of authority: [UInt8], required: Bool = true) throws -> TLSPair {
    let own = try TestIdentity.shared.get()
    let clientContext = try TLSContext(trusting: own.authority)
    if let identity {
      try clientContext.use(certificateChain: identity.chain)
      try clientContext.use(privateKey: identity.key)
    }
    let serverContext = try TLSContext(certificateChain: own.chain, privateKey: own.key)
    try serverContext.verifyClients(trusting: authority, required: required)
    let sockets = try SocketPair()
    return TLSPair(
      client: try TLSConnection(connecting: sockets.left, clientContext, to: "localhost"),
      server: try TLSConnection(accepting: sockets.right, serverContext))
  }

  @Test("A client with a certificate of the CA is let in", arguments: [true, false])
  func accepted(required: Bool) throws {
    let identity = try TestClientIdentity()
    var pair = try pair(identity, of: identity.authority, required: required)
    #expect(pair.handshake() == .init(client: .done(0), server: .done(0)))
  }

  @Test("An intermediate CA, and a client's own certificate, vouch without the root", arguments: [true, false])
  func partialChain(isIntermediate: Bool) throws {
    let identity = try TestClientIdentity.belowIntermediate()
    let trusted = isIntermediate ? identity.authority : identity.chain
    var pair = try pair(identity, of: trusted)
    #expect(pair.handshake() == .init(client: .done(0), server: .done(0)))
    // It vouches for nobody else.
    var other = try self.pair(TestClientIdentity(), of: trusted)
    #expect(other.handshake().server.error != nil)
  }

  @Test("A client is told of a CA by its name, and of a certificate that stands for itself by its issuer's")
  func toldNames() throws {
    let identity = try TestClientIdentity.belowIntermediate()
    let own = try TestIdentity.shared.get()
    func told(_ authorities: [UInt8]) throws -> [String] {
      let context = try TLSContext(certificateChain: own.chain, privateKey: own.key)
      try context.verifyClients(trusting: authorities, required: true)
      return unsafe Self.names(SSL_CTX_get_client_CA_list(context.pointer))
    }
    let name = try #require(try told(identity.authority).first)
    #expect(name.contains("CN=intermediate"))
    #expect(try told(identity.chain) == [name])
    #expect(try told(identity.chain + identity.authority) == [name, name])
  }

  @Test("Certificates that are encrypted are refused, and no terminal is asked")
  func encrypted() throws {
    let header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n"
    let pem = "-----BEGIN CERTIFICATE-----\n\(header)MIIBAAAAAAAAAAAAAAAAAAAA\n-----END CERTIFICATE-----\n"
    let error = #expect(throws: TLSContextError.self) { _ = try TLSContext(trusting: Array(pem.utf8)) }
    #expect(error == .encrypted)
    #expect(error?.description.contains("openssl x509 -in FILE") == true)
  }

  /// The names of OpenSSL's stack of `X509_NAME`, in one line each.
  private static func names(_ stack: OpaquePointer?) -> [String] {
    unsafe (0..<max(0, OPENSSL_sk_num(stack))).compactMap { index in
      guard let line = unsafe X509_NAME_oneline(OPENSSL_sk_value(stack, index).map { OpaquePointer($0) }, nil, 0) else {
        return nil
      }
      defer { unsafe CRYPTO_free(line, nil, 0) }
      return unsafe String(cString: line)
    }
  }

  @Test("A client without a certificate is told that one is required")
  func missing() throws {
    var pair = try pair(nil, of: TestClientIdentity().authority)
    #expect(pair.handshake().server == .failed(.noCertificate))
    #expect(pair.client.read().progress == .failed(.alert(.certificateRequired)))
  }

  @Test("A client without a certificate is let in where none is required")
  func notRequired() throws {
    var pair = try pair(nil, of: TestClientIdentity().authority, required: false)
    #expect(pair.handshake() == .init(client: .done(0), server: .done(0)))
  }

  @Test(
    "A certificate that the CA does not vouch for as a client's is refused, and the reason is known",
    arguments: [true, false])
  func refused(required: Bool) throws {
    let good = try TestClientIdentity()
    let vectors = [
      (try TestClientIdentity(), good.authority, "unable to get local issuer certificate"),
      (try TestClientIdentity(usage: "serverAuth"), nil, "unsuitable certificate purpose"),
      (try TestClientIdentity(from: -3 * 86_400), nil, "certificate has expired"),
    ]
    for (identity, authority, reason) in vectors {
      var pair = try pair(identity, of: authority ?? identity.authority, required: required)
      #expect(pair.handshake().server.error?.description == "certificate verify failed: \(reason)")
    }
  }

  @Test("What vouches for clients is no part of the chain that the server shows")
  func chain() throws {
    let own = try TestIdentity.shared.get()
    let serverContext = try TLSContext(certificateChain: own.chain, privateKey: own.key)
    try serverContext.verifyClients(trusting: own.authority, required: false)
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right, serverContext)
    #expect(client.handshake(with: &server).server == .done(0))
    #expect(client.chainLength == 1)
  }
}
