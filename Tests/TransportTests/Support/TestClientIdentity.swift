import COpenSSL
import Glibc

@testable import Cryptography

/// A client's certificate, and the CA that vouches for it.
struct TestClientIdentity {
  /// The CA's certificate, as PEM.
  let authority: [UInt8]
  /// The client's certificate, as PEM.
  let chain: [UInt8]
  /// Its key, as PEM.
  let key: [UInt8]

  /// Issued for so long, and for clients unless another use is wanted.
  init(usage: String = "clientAuth", from start: Int64 = 0, days: Int64 = 2) throws {
    let now = Int64(time(nil))
    let authority = try CertificateAuthority.mint(permitting: [], now: now)
    let key = try PrivateKey.generate()
    let draft = try CertificateDraft.begin(
      commonName: "client", key: key, validity: Validity(from: now + start, days: days))
    try draft.add(NID_ext_key_usage, usage)
    chain = try draft.signed(by: authority.key, issuer: authority.certificate).pem()
    self.authority = try authority.certificate.pem()
    self.key = try key.pem()
  }
}
