import Glibc

/// The files of a certificate folder; the raw values are their names.
enum CertificateFile: String, CaseIterable {
  /// The CA's certificate, which clients are to trust.
  case authority = "ca.pem"
  /// What the CA signs with.
  case authorityKey = "ca.key"
  /// The server's certificate.
  case leaf = "server.pem"
  /// The server's other certificate, of the same key, for clients that name the host.
  case leafForNames = "server-names.pem"
  /// The server's key.
  case leafKey = "server.key"

  /// What the key files begin with, so that even a torn one is known to be the emulator's. PEM allows text in front
  /// (RFC 7468 section 2). Certificates carry a mark of their own, and are read by more programs.
  static let keyMark = Array("Minted by vb365-emulator for tests, worth nothing elsewhere.\n".utf8)

  /// The owner may read keys, all users may read certificates.
  var mode: mode_t {
    switch self {
    case .authority, .leaf, .leafForNames: 0o644
    case .authorityKey, .leafKey: 0o600
    }
  }
}
