import Cryptography
import Glibc

/// A server's certificate for `localhost` and the loopback addresses, minted anew: no key is ever stored.
struct TestIdentity: Sendable {
  /// The CA's certificate, as PEM.
  let authority: [UInt8]
  /// The server's certificate, as PEM.
  let chain: [UInt8]
  /// Its key, as PEM.
  let key: [UInt8]

  init() throws {
    let names = try ["localhost", "127.0.0.1", "::1"].map { try HostName($0) }
    let now = Int64(time(nil))
    let authority = try CertificateAuthority.mint(permitting: names, now: now)
    let identity = try authority.issueLeaf(names: names, now: now)
    self.authority = try authority.certificate.pem()
    chain = identity.chainPEM
    key = try identity.key.pem()
  }

  /// One for all tests to which it does not matter.
  static let shared = Result { try TestIdentity() }
}
