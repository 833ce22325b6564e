import Foundation
import Testing
import TestSupport

@Suite("env", .timeLimit(.minutes(5)))
struct EnvCommandTests {
  let folder: TemporaryFolder
  let emulator: EmulatorProcess

  /// In a folder whose name no shell would leave alone.
  init() throws {
    folder = try TemporaryFolder()
    let certificates = #"\#(folder.path)/it's "one" $HOME\"#
    emulator = try EmulatorProcess(["--ca-dir", certificates])
    authority = "\(certificates)/ca.pem"
  }

  private let authority: String

  /// Runs a command in a shell that did what `env` says for a client, and in one that did not.
  private func run(_ command: String, as client: String) throws -> (with: Program.Outcome, without: Program.Outcome) {
    let shell = { (script: String) in
      try Program.run(
        "/bin/sh", ["-c", script, EmulatorProcess.binary, authority, emulator.url("", host: "127.0.0.1")],
        environment: ["HOME": "/"])
    }
    let statements = #"eval "$("$0" env --client \#(client) --ca "$1" --url "$2" 2>/dev/null)" && "#
    return (try shell(statements + command), try shell(#"VB365_URL="$2"; export VB365_URL; "# + command))
  }

  @Test(
    "makes a client verify the certificate, which it does not without",
    arguments: [
      ("curl", #"curl --silent --output /dev/null "$VB365_URL/_emulator/health""#),
      ("openssl", #"openssl s_client -verify_return_error -connect "${VB365_URL#https://}" </dev/null"#),
      (
        "python",
        """
        python3 -c 'import os, urllib.request; urllib.request.urlopen(os.environ["VB365_URL"] + "/_emulator/health")'
        """
      ),
    ])
  func verifies(client: String, command: String) throws {
    let outcomes = try run(command, as: client)
    #expect(outcomes.with.status == 0, "\(outcomes.with.error)")
    #expect(outcomes.without.status != 0)
  }

  @Test(
    "prints statements alone on standard output, and a hint on standard error",
    arguments: ["curl", "openssl", "python", "node", "java", "go", "php", "swift"])
  func statements(client: String) throws {
    let outcome = try EmulatorProcess.run([
      "env", "--client", client, "--ca", authority, "--url", "https://[::1]:1",
    ])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "export VB365_URL='https://[::1]:1'")
    #expect(lines.allSatisfy { $0.hasPrefix("export ") })
    #expect(outcome.errorLines.count == 1)
    #expect(try run(#"test "$VB365_CA" = "$1" && test "$VB365_URL" = "$2""#, as: client).with.status == 0)
  }

  @Test("finds the emulator by its port file")
  func portFile() throws {
    let other = try EmulatorProcess(["--port-file", "\(folder.path)/port"])
    let outcome = try EmulatorProcess.run([
      "env", "--client", "curl", "--ca", other.authority, "--port-file", "\(folder.path)/port",
    ])
    #expect(outcome.output.hasPrefix("export VB365_URL='https://localhost:\(other.port)'\n"))
  }

  @Test("does not speak of a CA that is not there")
  func noAuthority() throws {
    let outcome = try EmulatorProcess.run(["env", "--client", "curl", "--ca-dir", "\(folder.path)/none"])
    #expect(outcome.status == 66)
    #expect(outcome.output == "")
    #expect(outcome.error.contains("start the emulator once, so that it mints its CA"))
  }

  @Test("knows its clients, and no others")
  func unknownClient() throws {
    let outcome = try EmulatorProcess.run(["env", "--client", "wget", "--ca", authority])
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("'wget'"))
  }

  @Test("is what the log advises where a client does not know the CA")
  func advice() throws {
    #expect(
      try Program.run("/usr/bin/curl", ["--silent", emulator.url("/_emulator/health")]).status == 60)
    let line = try #require(emulator.program.error.line(holding: "unknown_ca"))
    let command = try #require(line.firstMatch(of: /run: (eval ".*?\)"), or the same/)?.1)
    let script =
      String(command).replacingOccurrences(of: "vb365-emulator env", with: #""$0" env"#)
      + #" && curl --silent --output /dev/null "$1""#
    let health = emulator.url("/_emulator/health")
    #expect(try Program.run("/bin/sh", ["-c", script, EmulatorProcess.binary, health]).status == 0)
  }
}
