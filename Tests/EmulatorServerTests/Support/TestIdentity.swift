import Cryptography
import EmulatorServer
import Glibc

/// A server's certificate for the loopback addresses, minted anew: no key is ever stored.
struct TestIdentity: Sendable {
  /// The CA's certificate, as PEM.
  let authority: [UInt8]
  let server: ServerIdentity

  init() throws {
    let names = try ["localhost", "127.0.0.1", "::1", Self.spareHost].map { try HostName($0) }
    let now = Int64(time(nil))
    let authority = try CertificateAuthority.mint(permitting: names, now: now)
    let identity = try authority.issueLeaf(names: names, now: now)
    self.authority = try authority.certificate.pem()
    server = ServerIdentity(certificateChain: identity.chainPEM, privateKey: try identity.key.pem())
  }

  /// A loopback address that one test alone binds: no other takes a port there while it is free.
  static let spareHost = "127.47.11.2"

  /// One for all tests.
  static let shared = Result { try TestIdentity() }
}
