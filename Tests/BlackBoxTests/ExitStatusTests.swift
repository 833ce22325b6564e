import Foundation
import Testing
import TestSupport

@Suite("Exit statuses, each with one clear line", .timeLimit(.minutes(5)))
struct ExitStatusTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Outcome {
    try EmulatorProcess.run(
      ["serve", "--port", "0", "--ca-dir", "\(folder.path)/certs"] + arguments, environment: environment)
  }

  @Test(
    "64: a flag that is unknown or has an impossible value",
    arguments: [
      (["--prot", "1"], "Unknown option '--prot'"), (["--port"], "Missing value for '--port <port>'"),
      (["--port", "65536"], "--port: '65536' is no number from 0 to 65535"),
      (["--bulk-shape", "all"], "--bulk-shape: 'all' is none of both, documented, openapi"),
      (["--host", "nowhere.invalid"], "'nowhere.invalid' is no address to listen on"),
      (["--san", "two words"], "'two words' is no name for a certificate"),
      (["--cert", "a.pem"], "--cert: needs --key"), (["surplus"], "Unexpected argument 'surplus'"),
    ])
  func usage(arguments: [String], message: String) throws {
    let outcome = try run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errorLines.first?.contains(message) == true, "\(outcome.error)")
    #expect(outcome.output == "")
  }

  @Test(
    "Named or left out, serve says the same",
    arguments: [["--prot", "1"], ["--version"], ["--generate-completion-script", "bash"]])
  func named(arguments: [String]) throws {
    let named = try EmulatorProcess.run(["serve"] + arguments)
    let leftOut = try EmulatorProcess.run(arguments)
    #expect(named.status == leftOut.status)
    #expect(named.output == leftOut.output)
    #expect(named.error == leftOut.error)
  }

  @Test("64: a variable with an impossible value, by its name")
  func variable() throws {
    let outcome = try run([], environment: ["VB365_EMULATOR_STATEFUL": "yes"])
    #expect(outcome.status == 64)
    #expect(outcome.errorLines == ["VB365_EMULATOR_STATEFUL: 'yes' is neither true nor false"])
  }

  @Test("65: broken fixtures, one line for each problem")
  func fixtures() throws {
    let file = try folder.write("{ \"tokens\": 5,\n  \"restUser\": [] }", to: "broken.json")
    let outcome = try run(["--fixtures", file])
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 2)
    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("\(file):") })
  }

  @Test("65: a certificate and a key that do not belong together")
  func mismatch() throws {
    let other = try TemporaryFolder()
    _ = try PFX.make(in: folder, password: "")
    _ = try PFX.make(in: other, password: "")
    let outcome = try run(["--cert", "\(folder.path)/own.pem", "--key", "\(other.path)/own.key"])
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("does not belong"))
  }

  @Test("65: a PFX that its password does not open, and the password is not told")
  func wrongPassword() throws {
    let pfx = try PFX.make(in: folder, password: "right")
    let outcome = try run(["--pfx", pfx, "--pfx-password", "wr0ng-s3cret"])
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(pfx))
    #expect(!outcome.error.contains("wr0ng-s3cret"))
  }

  @Test(
    "64: a token key that is too short or repeats itself, of which nothing is told",
    arguments: [
      ("s3cret", "a token key has 32 bytes at least, not 6"),
      ("s3cret-s3cret-s3cret-s3cret-s3cret", "a token key has 8 different bytes at least"),
    ])
  func weakTokenKey(key: String, message: String) throws {
    let file = try folder.write(key, to: "token.key")
    let outcome = try run(["--token-key", file])
    #expect(outcome.status == 64)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("--token-key: \(file): \(message)"), "\(outcome.error)")
    #expect(!outcome.error.contains("s3cret"))
  }

  @Test(
    "66: a file that is not there, and the flag that names it",
    arguments: ["--fixtures", "--pfx", "--token-key", "--client-ca", "--known"])
  func unreadable(flag: String) throws {
    let outcome = try run([flag, "\(folder.path)/none"])
    #expect(outcome.status == 66)
    #expect(outcome.errorLines == ["\(flag): \(folder.path)/none: No such file or directory"])
  }

  @Test("66: a file that is not there, and the variable that names it")
  func unreadableByVariable() throws {
    let outcome = try run([], environment: ["VB365_EMULATOR_TOKEN_KEY": "\(folder.path)/none"])
    #expect(outcome.status == 66)
    #expect(outcome.errorLines == ["VB365_EMULATOR_TOKEN_KEY: \(folder.path)/none: No such file or directory"])
  }

  @Test("65: a CA for clients that is none, by its file and the flag that names it")
  func clientAuthority() throws {
    let file = try folder.write("nothing", to: "clients.pem")
    let outcome = try run(["--client-ca", file])
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("--client-ca: \(file): cannot use the CA for clients: "))
  }

  @Test("69: the port is in use")
  func portInUse() throws {
    let emulator = try EmulatorProcess(in: folder)
    let outcome = try EmulatorProcess.run(["--ca-dir", "\(folder.path)/certs", "--port", "\(emulator.port)"])
    #expect(outcome.status == 69)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("\(emulator.port)"))
    #expect(outcome.output == "")
    #expect(try emulator.curl("/_emulator/health").status == 200)
  }

  @Test("73: a file of somebody else's in the certificate folder")
  func foreignFile() throws {
    let certificates = try TemporaryFolder()
    let file = try certificates.write("mine", to: "ca.key")
    let outcome = try EmulatorProcess.run(["--port", "0", "--ca-dir", certificates.path])
    #expect(outcome.status == 73)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(file))
    #expect(try certificates.read("ca.key") == "mine")
  }

  @Test("73: a port file that cannot be written")
  func portFile() throws {
    let outcome = try run(["--port-file", "\(folder.path)/none/port"])
    #expect(outcome.status == 73)
    #expect(outcome.error.contains("\(folder.path)/none/port"))
    #expect(outcome.output == "", "it is not ready")
  }

  @Test("75: wait has waited long enough, and says what it met last")
  func timedOut() throws {
    let emulator = try EmulatorProcess(in: folder)
    let url = emulator.url("")
    #expect(emulator.stop().status == 0)
    let outcome = try EmulatorProcess.run(["wait", "--url", url, "--ca", emulator.authority, "--timeout", "0.3"])
    #expect(outcome.status == 75)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("Connection refused"))
  }

  @Test("77: a port for privileged users", .enabled(if: !Privileges.allowLowPorts))
  func notPermitted() throws {
    let outcome = try run(["--port", "1"])
    #expect(outcome.status == 77)
    #expect(outcome.errorLines.count == 1)
  }

  @Test("0: --help and --version", arguments: [["--help"], ["--version"], ["serve", "--help"], ["check", "--help"]])
  func success(arguments: [String]) throws {
    let outcome = try EmulatorProcess.run(arguments)
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.error == "")
  }
}

/// What the user who runs the tests may do.
enum Privileges {
  /// Root may bind any port, and so may everybody where the system's limit was lowered.
  static let allowLowPorts: Bool = {
    let limit = try? String(contentsOfFile: "/proc/sys/net/ipv4/ip_unprivileged_port_start", encoding: .utf8)
    return getuid() == 0 || (limit.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 1024) <= 1
  }()
}
