import Foundation

/// A certificate that an application signs in with.
enum TestCertificate {
  struct Failed: Error {}

  /// A new certificate with its key, as a PFX file, made by the command `openssl`.
  static func pfx(password: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try openssl("req -x509 -newkey rsa:2048 -nodes -subj /CN=test -days 30 -keyout key.pem -out cert.pem", in: folder)
    try openssl("pkcs12 -export -inkey key.pem -in cert.pem -passout pass:\(password) -out app.pfx", in: folder)
    return try Data(contentsOf: folder.appendingPathComponent("app.pfx"))
  }

  private static func openssl(_ arguments: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
  }
}
