import Foundation

/// PFX files made by the `openssl` command while a test runs, so that no key is kept in the project.
enum PFXFile {
  struct Failure: Error { let status: Int32 }

  /// A fresh key with its certificate, as Base64 on one line.
  static func make(password: String, days: Int) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(Foundation.UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try openssl(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=test",
      "-days", "\(days)", "-keyout", "key.pem", "-out", "certificate.pem", in: folder)
    try openssl(
      "pkcs12", "-export", "-inkey", "key.pem", "-in", "certificate.pem", "-passout", "pass:\(password)",
      "-out", "file.pfx", in: folder)
    return try Data(contentsOf: folder.appendingPathComponent("file.pfx")).base64EncodedString()
  }

  private static func openssl(_ arguments: String..., in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
  }
}
