import Foundation

/// Keys and certificates by the `openssl` command, as users make them: no key is ever stored.
extension TemporaryFolder {
  /// The command could not do what it was told.
  package struct OpenSSLFailure: Error {
    let command: String
    let message: String
  }

  /// Runs `openssl` with `arguments`, file names being of this folder.
  package func openssl(_ arguments: [String]) throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.standardInput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let message = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw OpenSSLFailure(command: arguments.joined(separator: " "), message: String(decoding: message, as: UTF8.self))
    }
  }

  /// Makes a P-256 key and a certificate that it signs itself: `NAME.key` and `NAME.pem`.
  package func makeCertificate(_ name: String, subject: String, days: Int = 2, _ more: [String] = []) throws {
    try openssl(
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject,
        "-days", "\(days)", "-keyout", "\(name).key", "-out", "\(name).pem",
      ] + more)
  }

  /// Packs `NAME.key` and `NAME.pem` into `NAME.pfx`, and answers its path.
  @discardableResult
  package func makePFX(_ name: String, password: String) throws -> String {
    try openssl([
      "pkcs12", "-export", "-inkey", "\(name).key", "-in", "\(name).pem", "-passout", "pass:\(password)",
      "-out", "\(name).pfx",
    ])
    return "\(path)/\(name).pfx"
  }

  /// A file in Base64 on one line, as the vendor's pages want a PFX.
  package func base64(of name: String) throws -> String {
    try Data(bytes(of: name)).base64EncodedString()
  }
}
