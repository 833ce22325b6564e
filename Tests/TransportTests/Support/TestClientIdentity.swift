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

  private init(authority: [UInt8], chain: [UInt8], key: [UInt8]) {
    self.authority = authority
    self.chain = chain
    self.key = key
  }

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

extension TestClientIdentity {
  /// Issued by an intermediate CA, which is `authority` then, and without the root that vouches for it.
  static func belowIntermediate() throws -> TestClientIdentity {
    let now = Int64(time(nil))
    let validity = Validity(from: now, days: 2)
    let rootKey = try PrivateKey.generate()
    let authorityKey = try PrivateKey.generate()
    let key = try PrivateKey.generate()
    let root = try CertificateDraft.begin(commonName: "root", key: rootKey, validity: validity).selfSigned(by: rootKey)
    let intermediate = try CertificateDraft.begin(commonName: "intermediate", key: authorityKey, validity: validity)
    try intermediate.add(NID_basic_constraints, "critical,CA:TRUE")
    try intermediate.add(NID_key_usage, "critical,keyCertSign")
    let issuer = try intermediate.signed(by: rootKey, issuer: root)
    let draft = try CertificateDraft.begin(commonName: "client", key: key, validity: validity)
    try draft.add(NID_basic_constraints, "critical,CA:FALSE")
    try draft.add(NID_ext_key_usage, "clientAuth")
    return try TestClientIdentity(
      authority: issuer.pem(), chain: draft.signed(by: authorityKey, issuer: issuer).pem(), key: key.pem())
  }
}
