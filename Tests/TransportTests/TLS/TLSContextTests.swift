import COpenSSL
import Testing
import TestSupport

@testable import Cryptography
@testable import Transport

@Suite struct TLSContextTests {
  @Test("A text without a certificate is refused", arguments: ["", "no PEM", "-----BEGIN CERTIFICATE-----\n"])
  func badCertificate(text: String) throws {
    let key = try TestIdentity.shared.get().key
    let error = #expect(throws: TLSContextError.self) {
      try TLSContext(certificateChain: Array(text.utf8), privateKey: key)
    }
    guard case .certificate = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A sound certificate followed by a broken one is refused")
  func badChain() throws {
    let identity = try TestIdentity.shared.get()
    let chain = identity.chain + Array("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".utf8)
    let error = #expect(throws: TLSContextError.self) {
      try TLSContext(certificateChain: chain, privateKey: identity.key)
    }
    guard case .certificate = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A text without a private key is refused")
  func badKey() throws {
    let chain = try TestIdentity.shared.get().chain
    let error = #expect(throws: TLSContextError.self) { try TLSContext(certificateChain: chain, privateKey: chain) }
    guard case .privateKey = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("The key of another certificate is refused")
  func otherKey() throws {
    let chain = try TestIdentity.shared.get().chain
    let key = try TestIdentity().key
    #expect(throws: TLSContextError.keyMismatch) { try TLSContext(certificateChain: chain, privateKey: key) }
  }

  @Test("A key of another kind than the certificate's is refused, too, for which OpenSSL has a place of its own")
  func keyOfOtherKind() throws {
    let authority = try CertificateAuthority.mint(permitting: nil, now: 1_800_000_000)
    let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var pkey: OpaquePointer?
    let status = unsafe EVP_PKEY_keygen_init(context) == 1 ? EVP_PKEY_keygen(context, &pkey) : 0
    try #require(status == 1)
    guard let owned = unsafe Owned(adopting: pkey, freedBy: { unsafe EVP_PKEY_free($0) }) else { return }
    let certificate = try authority.issueCertificate(
      names: [HostName("localhost")], key: PrivateKey(adopting: owned), now: 1_800_000_000
    ).pem()
    let key = try TestIdentity.shared.get().key
    #expect(throws: TLSContextError.keyMismatch) { try TLSContext(certificateChain: certificate, privateKey: key) }
  }

  @Test("An encrypted key is refused, and nobody is asked for its password", .timeLimit(.minutes(5)))
  func encryptedKey() throws {
    let identity = try TestIdentity.shared.get()
    let encrypted = try Self.encrypt(identity.key)
    #expect(encrypted.starts(with: "-----BEGIN ENCRYPTED".utf8))
    let error = #expect(throws: TLSContextError.self) {
      try TLSContext(certificateChain: identity.chain, privateKey: encrypted)
    }
    #expect(error == .encrypted)
  }

  @Test("The chain is sent behind the server's certificate")
  func chain() throws {
    let identity = try TestIdentity.shared.get()
    let context = try TLSContext(
      certificateChain: identity.chain + identity.authority, privateKey: identity.key)
    let sockets = try SocketPair()
    let client = try OpenSSLClient(sockets.left)
    var server = try TLSConnection.testServer(sockets.right, context)
    #expect(client.handshake(with: &server).server == .done(0))
    #expect(unsafe OPENSSL_sk_num(SSL_get_peer_cert_chain(client.ssl)) == 2)
  }

  @Test("Connections outlive the context they were made of")
  func outlived() throws {
    var pair = try TLSPair.connected()
    #expect(pair.client.write("x") == .done(1))
    #expect(pair.server.read().bytes == [UInt8(ascii: "x")])
  }

  @Test("Errors say what to mend")
  func descriptions() {
    #expect(TLSContextError.keyMismatch.description == "the private key is not the certificate's")
    #expect(TLSContextError.configuration(.none).description == "OpenSSL cannot be configured: no reason given")
  }

  @Test("Alerts have the RFC's names, and those about certificates are told apart")
  func alerts() {
    #expect(TLSAlert.unknownCA.description == "unknown_ca")
    #expect(TLSAlert(rawValue: 255).description == "alert 255")
    let refusing = (0...255).map(TLSAlert.init(rawValue:)).filter(\.refusesCertificate).map(\.rawValue)
    #expect(refusing == [42, 43, 44, 45, 46, 48])
  }

  /// The same key behind a password.
  private static func encrypt(_ key: [UInt8]) throws -> [UInt8] {
    let target = unsafe BIO_new(BIO_s_mem())
    defer { unsafe BIO_free(target) }
    let status = try unsafe PEM.withPrivateKey(in: key) { key in
      unsafe PEM_write_bio_PKCS8PrivateKey(target, key, EVP_aes_256_cbc(), "secret", 6, nil, nil)
    }
    var start: UnsafePointer<UInt8>?
    let count = unsafe COpenSSL_BIO_get_mem_data(target, &start)
    #expect(status == 1)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }
}
