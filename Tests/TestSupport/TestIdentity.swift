import Cryptography
import Glibc

/// A server's certificate for `localhost` and the loopback addresses, minted anew: no key is ever stored.
package struct TestIdentity: Sendable {
  /// The CA's certificate, as PEM.
  package let authority: [UInt8]
  /// The server's certificate, as PEM.
  package let chain: [UInt8]
  /// Its key, as PEM.
  package let key: [UInt8]

  package init() throws {
    let names = try ["localhost", "127.0.0.1", "::1", Self.spareHost].map { try HostName($0) }
    let now = Int64(time(nil))
    let authority = try CertificateAuthority.mint(permitting: names, now: now)
    let identity = try authority.issueLeaf(names: names, now: now)
    self.authority = try authority.certificate.pem()
    chain = identity.chainPEM
    key = try identity.key.pem()
  }

  /// A loopback address that one test alone binds: no other takes a port there while it is free.
  package static let spareHost = "127.47.11.2"

  /// One for all tests to which it does not matter.
  package static let shared = Result { try TestIdentity() }
}
