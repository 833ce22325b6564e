import Foundation

/// A folder to run the `openssl` command in, removed with its owner.
struct OpenSSLFolder: ~Copyable {
  /// The command could not do what it was told.
  struct Failure: Error {
    let command: String
    let message: String
  }

  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("vb365-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Runs `openssl` with `arguments`, file names being of this folder.
  func openssl(_ arguments: [String]) throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = url
    process.standardInput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let message = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(command: arguments.joined(separator: " "), message: String(decoding: message, as: UTF8.self))
    }
  }

  func read(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: url.appendingPathComponent(name)))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }
}
