import COpenSSL

// Certificates that clients have to refuse, each for one reason.

extension Identity {
  /// A server certificate for `names` that vouches for itself; `now` is in Unix seconds.
  package static func selfSigned(names: [HostName], now: Int64) throws(CryptographyError) -> Identity {
    let key = try PrivateKey.generate()
    let draft = try CertificateDraft.begin(
      commonName: CertificateAuthority.commonName(for: names), key: key,
      validity: Validity(from: now, days: CertificateAuthority.leafDays))
    try draft.addServerExtensions(for: names)
    return try Identity(certificate: draft.selfSigned(by: key), key: key)
  }
}

extension CertificateAuthority {
  /// Issues a CA below this one; `now` is in Unix seconds.
  ///
  /// No client accepts what it signs, even with its certificate at hand: this CA's own says that none stands below it.
  package func issueIntermediate(now: Int64) throws(CryptographyError) -> CertificateAuthority {
    let key = try PrivateKey.generate()
    let draft = try CertificateDraft.begin(
      commonName: "VB365 emulator intermediate CA \(SecureRandom.hex(byteCount: 4))", key: key,
      validity: Validity(from: now, days: Self.authorityDays, notAfter: certificate.validity.notAfter))
    try draft.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
    try draft.add(NID_key_usage, "critical,keyCertSign,cRLSign")
    try draft.add(NID_subject_key_identifier, "hash")
    try draft.add(NID_authority_key_identifier, "keyid:always", issuer: certificate)
    return CertificateAuthority(certificate: try draft.signed(by: self.key, issuer: certificate), key: key)
  }
}

extension Validity {
  /// Over since a day at `now`, in Unix seconds, after 30 days.
  package static func over(at now: Int64) -> Validity { Validity(notBefore: now - 31 * day, notAfter: now - day) }

  /// To begin 30 days after `now`, in Unix seconds, for 30 days.
  package static func yetToBegin(at now: Int64) -> Validity {
    Validity(notBefore: now + 30 * day, notAfter: now + 60 * day)
  }
}
