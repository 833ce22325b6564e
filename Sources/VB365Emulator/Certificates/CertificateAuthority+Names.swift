import Cryptography

extension CertificateAuthority {
  /// PEM of a certificate for the key of `identity` and for those of its names that are no addresses, at `now` in Unix
  /// seconds; nil where this CA is not constrained.
  ///
  /// BoringSSL, and so every client on SwiftNIO, knows no constraint of addresses: it refuses a certificate with an
  /// address in it by a CA that has one, whatever name it called. Without an address in it there is nothing to refuse.
  func certificateForNames(beside identity: borrowing Identity, now: Int64) throws(CryptographyError) -> [UInt8]? {
    guard certificate.permittedNames != nil else { return nil }
    return try issueCertificate(names: identity.certificate.dnsNames, key: identity.key, now: now).pem()
  }
}

extension Certificate {
  /// Its names that are no addresses: `dNSName` of RFC 5280, section 4.2.1.6.
  var dnsNames: [HostName] { names.filter { !$0.isAddress } }
}
