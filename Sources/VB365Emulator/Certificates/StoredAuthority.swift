import Cryptography

/// What a certificate folder has for a CA.
enum StoredAuthority: ~Copyable {
  /// None. An interrupted first start leaves a key without a certificate, which counts as none.
  case missing
  /// One that will do.
  case usable(CertificateAuthority)
  /// One that will not do, why, and the names it was permitted.
  case unusable(reason: String, permitted: [HostName])
}

extension CertificateFolder {
  /// Reads the folder's CA and holds it against what it is needed for.
  func storedAuthority(
    for names: WantedNames, _ now: Int64
  ) throws(CertificateFolderError) -> StoredAuthority {
    guard let certificatePEM = try read(.authority) else { return .missing }
    let permitted = (try? Certificate(pem: certificatePEM.span))?.permittedNames ?? []
    guard let keyPEM = try read(.authorityKey) else {
      return .unusable(reason: "has lost its key", permitted: permitted)
    }
    let authority: CertificateAuthority
    do {
      authority = try CertificateAuthority(certificatePEM: certificatePEM.span, keyPEM: keyPEM.span)
    } catch {
      return .unusable(reason: "or its key is damaged (\(error))", permitted: permitted)
    }
    let validity = authority.certificate.validity
    guard validity.contains(now), validity.contains(now + Self.renewalSeconds) else {
      let reason = now < validity.notBefore ? "is not valid yet by this machine's clock" : "has come to its end"
      return .unusable(reason: reason, permitted: permitted)
    }
    if let name = names.refused(by: authority.certificate) {
      return .unusable(reason: "was not permitted to issue certificates for \(name)", permitted: permitted)
    }
    return .usable(authority)
  }
}
