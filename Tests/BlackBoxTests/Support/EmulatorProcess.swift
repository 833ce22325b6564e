import Foundation
import Testing
import TestSupport

/// The built command, running `serve` on a free port with a certificate folder of its own; killed with its owner.
final class EmulatorProcess: Sendable {
  /// The binary beside the test's own.
  static let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("vb365-emulator").path

  let folder: TemporaryFolder
  let program: Program
  /// The line that said it was ready.
  let readyLine: String
  let port: Int

  /// Starts it, and returns once it is ready.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], in folder: TemporaryFolder? = nil
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.folder = folder
    program = try Program(
      Self.binary, ["--port", "0", "--ca-dir", "\(folder.path)/certs"] + arguments, environment: environment)
    let line = program.output.line(holding: "https://")
    readyLine = try #require(line, "not ready: \(program.error.textAtEnd())")
    port = try #require(Self.port(in: readyLine), "no port in '\(readyLine)'")
  }

  /// The file with the CA.
  var authority: String { "\(folder.path)/certs/ca.pem" }

  /// `https://host:port` and a path.
  func url(_ path: String, host: String = "localhost") -> String { "https://\(host):\(port)\(path)" }

  /// Ends it by SIGTERM.
  func stop() -> Program.Outcome {
    program.send(SIGTERM)
    return program.wait()
  }

  /// Runs the command to its end.
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Outcome {
    try Program.run(binary, arguments, environment: environment)
  }

  private static func port(in line: String) -> Int? {
    line.matches(of: /https:\/\/[^ "]*:([0-9]+)/).first.flatMap { Int($0.1) }
  }
}
