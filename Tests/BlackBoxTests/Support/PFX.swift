import TestSupport

/// Certificates made by openssl, as users make them.
enum PFX {
  /// A PFX file with a self-signed certificate for `localhost`, opened by `password`; answers its path.
  static func make(in folder: TemporaryFolder, password: String) throws -> String {
    try folder.makeCertificate(
      "own", subject: "/CN=localhost", days: 30, ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
    return try folder.makePFX("own", password: password)
  }

  /// The same in Base64, as the vendor's pages want it.
  static func base64(in folder: TemporaryFolder, password: String) throws -> String {
    _ = try make(in: folder, password: password)
    return try folder.base64(of: "own.pfx")
  }
}
