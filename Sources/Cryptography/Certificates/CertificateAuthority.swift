import COpenSSL

/// The emulator's own CA: clients trust its certificate, and it can vouch for nothing but the names it was minted for,
/// where it was minted for some.
package struct CertificateAuthority: ~Copyable {
  /// The mark by which certificates of the emulator are recognised.
  package static let organization = "VB365 emulator"

  /// To be trusted by clients.
  package let certificate: Certificate
  /// What it signs with.
  package let key: PrivateKey

  init(certificate: consuming Certificate, key: consuming PrivateKey) {
    self.certificate = certificate
    self.key = key
  }

  /// Takes up a CA from its PEM texts; refuses a key that is not the certificate's.
  package init(certificatePEM: Span<UInt8>, keyPEM: Span<UInt8>) throws(CryptographyError) {
    let certificate = try Certificate(pem: certificatePEM)
    let key = try PrivateKey(pem: keyPEM)
    guard certificate.matches(key) else { throw .keyDoesNotMatch }
    self.certificate = certificate
    self.key = key
  }

  /// Mints a CA that may issue for `names` and what is below them, or for whatever there is; `now` is in Unix seconds.
  ///
  /// A short random id in its name tells several of them in one trust store apart.
  package static func mint(
    permitting names: [HostName]?, now: Int64
  ) throws(CryptographyError) -> CertificateAuthority {
    let key = try PrivateKey.generate()
    let draft = try CertificateDraft.begin(
      commonName: "VB365 emulator test CA \(SecureRandom.hex(byteCount: 4))", key: key,
      validity: Validity(from: now, days: authorityDays))
    try draft.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
    try draft.add(NID_key_usage, "critical,keyCertSign,cRLSign")
    try draft.add(NID_subject_key_identifier, "hash")
    if let names { try draft.add(NID_name_constraints, nameConstraints(permitting: names)) }
    return CertificateAuthority(certificate: try draft.selfSigned(by: key), key: key)
  }

  /// Issues a server certificate with a new key for `names`; `now` is in Unix seconds.
  ///
  /// It is issued for names outside the CA's constraints too, and then no client accepts it: ask `permits(_:)` before.
  package func issueLeaf(names: [HostName], now: Int64) throws(CryptographyError) -> Identity {
    try issueLeaf(names: names, validity: leafValidity(from: now))
  }

  /// Issues a server certificate for `names` and a key that is there already, otherwise as ``issueLeaf(names:now:)``.
  package func issueCertificate(
    names: [HostName], key: borrowing PrivateKey, now: Int64
  ) throws(CryptographyError) -> Certificate {
    try issueCertificate(names: names, key: key, validity: leafValidity(from: now))
  }

  /// Issues a server certificate with a new key that holds when `validity` says, otherwise as ``issueLeaf(names:now:)``.
  package func issueLeaf(names: [HostName], validity: Validity) throws(CryptographyError) -> Identity {
    let key = try PrivateKey.generate()
    return try Identity(certificate: issueCertificate(names: names, key: key, validity: validity), key: key)
  }

  /// Issues a server certificate for a key that is there already, which holds when `validity` says.
  package func issueCertificate(
    names: [HostName], key: borrowing PrivateKey, validity: Validity
  ) throws(CryptographyError) -> Certificate {
    let draft = try CertificateDraft.begin(commonName: Self.commonName(for: names), key: key, validity: validity)
    try draft.addServerExtensions(for: names)
    try draft.add(NID_authority_key_identifier, "keyid:always", issuer: certificate)
    return try draft.signed(by: self.key, issuer: certificate)
  }

  /// How long a server certificate holds that is issued at `now`: not beyond the CA's own end.
  package func leafValidity(from now: Int64) -> Validity {
    Validity(from: now, days: Self.leafDays, notAfter: certificate.validity.notAfter)
  }

  /// How long a CA lasts: ten years, so that a trust store is filled once.
  static let authorityDays: Int64 = 3652
  /// How long a leaf lasts: Apple's clients refuse more than 398 days.
  static let leafDays: Int64 = 397

  /// Names of a kind that `names` has none of are shut out whole: without a subtree of its kind a name is free.
  private static func nameConstraints(permitting names: [HostName]) -> String {
    var subtrees = names.map { "permitted;\($0.subtree)" }
    if !names.contains(where: \.isAddress) {
      subtrees.append("excluded;IP:0.0.0.0/0.0.0.0")
      subtrees.append("excluded;IP:::/::")
    }
    // The top-level domain that never exists (RFC 6761 section 6.4).
    if names.allSatisfy(\.isAddress) { subtrees.append("permitted;DNS:invalid") }
    return "critical," + subtrees.joined(separator: ",")
  }

  /// The first DNS name that fits a common name (64 characters), for people; clients look at the subjectAltName.
  static func commonName(for names: [HostName]) -> String {
    names.first { !$0.isAddress && $0.description.utf8.count <= 64 }?.description ?? organization
  }
}
