import Foundation
import Testing
import TestSupport

@Suite("Certificates of clients", .timeLimit(.minutes(5)))
struct ClientCertificateTests {
  let folder: TemporaryFolder

  /// With a client's certificate that vouches for itself, and another one.
  init() throws {
    folder = try TemporaryFolder()
    try folder.makeCertificate("client", subject: "/CN=client")
    try folder.makeCertificate("stranger", subject: "/CN=stranger")
  }

  private func emulator(_ arguments: [String] = []) throws -> EmulatorProcess {
    try EmulatorProcess(["--client-ca", "\(folder.path)/client.pem"] + arguments)
  }

  private func identity(_ name: String) -> [String] {
    ["--cert", "\(folder.path)/\(name).pem", "--key", "\(folder.path)/\(name).key"]
  }

  @Test("are asked for, and the right one is let in", arguments: ["1.2", "1.3"])
  func accepted(version: String) throws {
    let emulator = try emulator()
    let arguments = identity("client") + ["--tlsv\(version)", "--tls-max", version]
    #expect(try emulator.curl("/_emulator/health", arguments).status == 200)
  }

  @Test("are required: a client without one fails, and the log says what to do", arguments: ["1.2", "1.3"])
  func missing(version: String) throws {
    let emulator = try emulator()
    let answer = try emulator.curl("/_emulator/health", ["--tlsv\(version)", "--tls-max", version])
    #expect(answer.status == 0)
    #expect(answer.exitStatus != 0)
    let line = try #require(emulator.program.error.line(holding: "TLS handshake"))
    #expect(line.contains("the peer showed no certificate"))
    #expect(line.contains("--client-ca"))
  }

  @Test("are refused when another CA vouches for them, required or not", arguments: ["request", "require"])
  func refused(choice: String) throws {
    let emulator = try emulator(["--client-certificate", choice])
    let answer = try emulator.curl("/_emulator/health", identity("stranger"))
    #expect(answer.status == 0)
    #expect(answer.exitStatus != 0)
    let line = try #require(emulator.program.error.line(holding: "TLS handshake"))
    #expect(line.contains("certificate verify failed: self-signed certificate"))
    #expect(line.contains("was not issued for clients by an authority of --client-ca"))
  }

  @Test("are not required where they are only requested")
  func requested() throws {
    let emulator = try emulator(["--client-certificate", "request"])
    #expect(try emulator.curl("/_emulator/health").status == 200)
    #expect(try emulator.curl("/_emulator/health", identity("client")).status == 200)
  }

  @Test("are nothing that wait needs: the emulator proves who it is, and that it listens")
  func wait() throws {
    let emulator = try emulator()
    let outcome = try EmulatorProcess.run(["wait", "--url", emulator.url(""), "--ca", emulator.authority])
    #expect(outcome.status == 0, "\(outcome.error)")
  }
}
