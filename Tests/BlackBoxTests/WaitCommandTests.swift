import Foundation
import Testing
import TestSupport

@Suite("wait", .timeLimit(.minutes(5)))
struct WaitCommandTests {
  /// Seconds that a `wait` in vain is given: enough to meet the emulator once on a machine that is busy.
  private static let patience = "4"

  @Test("returns 0 once an emulator is healthy", arguments: ["localhost", "127.0.0.1"])
  func healthy(host: String) throws {
    let emulator = try EmulatorProcess()
    let outcome = try EmulatorProcess.run(["wait", "--url", emulator.url("", host: host), "--ca", emulator.authority])
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
  }

  @Test("takes the port and the CA's folder from the variables that serve takes them from")
  func variables() throws {
    let emulator = try EmulatorProcess()
    let environment = [
      "VB365_EMULATOR_PORT": "\(emulator.port)", "VB365_EMULATOR_CA_DIR": "\(emulator.folder.path)/certs",
    ]
    #expect(try EmulatorProcess.run(["wait"], environment: environment).status == 0)
  }

  @Test("waits for an emulator that has yet to start, and for its CA")
  func waits() throws {
    // An address of this test's own: nobody else on the machine takes the port while it is free.
    let host = "127.47.11.3"
    let folder = try TemporaryFolder()
    let first = try EmulatorProcess(["--host", host])
    let port = first.port
    #expect(first.stop().status == 0)
    let waiting = try Program(
      EmulatorProcess.binary,
      ["wait", "--url", "https://\(host):\(port)", "--ca-dir", "\(folder.path)/certs", "--timeout", "50"])
    let second = try Program(
      EmulatorProcess.binary, ["--host", host, "--port", "\(port)", "--ca-dir", "\(folder.path)/certs"])
    #expect(waiting.wait().status == 0)
    second.send(SIGTERM)
    #expect(second.wait().status == 0)
  }

  @Test("does not trust an emulator of another CA")
  func otherAuthority() throws {
    let emulator = try EmulatorProcess()
    let other = try EmulatorProcess()
    let outcome = try EmulatorProcess.run([
      "wait", "--url", emulator.url(""), "--ca", other.authority, "--timeout", Self.patience,
    ])
    #expect(outcome.status == 75)
    #expect(outcome.error.contains("certificate verify failed"))
  }

  @Test("does not take one name for another")
  func otherName() throws {
    let folder = try TemporaryFolder()
    _ = try PFX.make(in: folder, password: "")
    let emulator = try EmulatorProcess(["--cert", "\(folder.path)/own.pem", "--key", "\(folder.path)/own.key"])
    let arguments = ["wait", "--ca", "\(folder.path)/own.pem", "--timeout", Self.patience, "--url"]
    #expect(try EmulatorProcess.run(arguments + [emulator.url("", host: "127.0.0.1")]).status == 0)
    #expect(try EmulatorProcess.run(arguments + [emulator.url("", host: "127.0.0.2")]).status == 75)
  }
}
