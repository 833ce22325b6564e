/// Where an emulator's certificate comes from.
public enum CertificateSource: Sendable, Equatable {
  /// Minted by a test CA that lives in this folder, once. One that is named has to take files, or hold a CA already; `nil`
  /// is the user's folder for state that outlives a restart, or memory where that takes none.
  case folder(String?)
  /// Minted in memory, by a CA that all emulators of this process share: its certificate is in `Emulator.caCertificate`.
  case memory
  /// Your own, in PEM: a file with the certificate, followed by its intermediate ones, and a file with its key.
  case files(certificate: String, key: String)
  /// Your own, in a PFX (PKCS#12) file.
  case pfx(path: String, password: String)
}

/// How a client without a certificate is treated, where clients are asked for one (mutual TLS). A client whose
/// certificate the CA for clients did not issue is always refused.
public enum ClientCertificate: String, Sendable, CaseIterable {
  /// It is served.
  case request
  /// It is refused.
  case require
}

/// Which clients may change an emulator by the calls below `/_emulator/`; every client may get its health and its CA.
public enum ControlAccess: String, Sendable, CaseIterable {
  /// Every client at a loopback address; at other addresses a client that sends the token, if there is one.
  case loopback
  /// Every client.
  case open
}
