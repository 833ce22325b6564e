import Foundation
import Testing

/// Certificates made by openssl, as users make them.
enum PFX {
  /// A PFX file with a self-signed certificate for `localhost`, opened by `password`; answers its path.
  static func make(in folder: TemporaryFolder, password: String) throws -> String {
    let (certificate, key, pfx) = ("\(folder.path)/own.pem", "\(folder.path)/own.key", "\(folder.path)/own.pfx")
    try openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj",
      "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate,
    ])
    try openssl([
      "pkcs12", "-export", "-in", certificate, "-inkey", key, "-passout", "pass:\(password)", "-out", pfx,
    ])
    return pfx
  }

  /// The same in Base64, as the vendor's pages want it.
  static func base64(in folder: TemporaryFolder, password: String) throws -> String {
    try Data(contentsOf: URL(fileURLWithPath: make(in: folder, password: password))).base64EncodedString()
  }

  private static func openssl(_ arguments: [String]) throws {
    let outcome = try Program.run("/usr/bin/openssl", arguments)
    try #require(outcome.status == 0, "\(outcome.error)")
  }
}
