import Foundation
import Testing
import TestSupport

@Suite("Readiness", .timeLimit(.minutes(5)))
struct ReadinessTests {
  @Test("is one line with the address, the process and the CA's absolute path")
  func text() throws {
    let emulator = try EmulatorProcess()
    let line = "ready https://127.0.0.1:\(emulator.port) pid=\(emulator.program.processID) ca=\(emulator.authority)"
    #expect(emulator.readyLine == line)
    #expect(emulator.stop().output == line + "\n")
  }

  @Test("is one JSON object where that was asked for")
  func json() throws {
    let emulator = try EmulatorProcess(["--ready-format", "json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(emulator.readyLine.utf8)) as? [String: Any])
    #expect(object["url"] as? String == "https://127.0.0.1:\(emulator.port)")
    #expect(object["port"] as? Int == emulator.port)
    #expect(object["pid"] as? Int == Int(emulator.program.processID))
    #expect(object["ca"] as? String == emulator.authority)
    #expect(emulator.stop().output == emulator.readyLine + "\n")
  }

  @Test(
    "names the first address, and localhost for all addresses",
    arguments: [
      (["127.0.0.2", "127.0.0.1"], "https://127.0.0.2:"), (["0.0.0.0"], "https://localhost:"),
      (["::", "0.0.0.0"], "https://localhost:"),
    ])
  func addresses(hosts: [String], prefix: String) throws {
    let emulator = try EmulatorProcess(hosts.flatMap { ["--host", $0] })
    #expect(emulator.readyLine.hasPrefix("ready \(prefix)\(emulator.port) pid="))
    #expect(try emulator.curl("/_emulator/health").status == 200)
  }

  @Test("names no CA with a certificate of the user's own, which is served", arguments: [true, false])
  func ownCertificate(asPFX: Bool) throws {
    let folder = try TemporaryFolder()
    let pfx = try PFX.make(in: folder, password: "s3cret")
    let own =
      asPFX
      ? ["--pfx", pfx, "--pfx-password", "s3cret"]
      : ["--cert", "\(folder.path)/own.pem", "--key", "\(folder.path)/own.key"]
    let emulator = try EmulatorProcess(own)
    #expect(emulator.readyLine == "ready https://127.0.0.1:\(emulator.port) pid=\(emulator.program.processID)")
    let health = emulator.url("/_emulator/health")
    let outcome = try Program.run("/usr/bin/curl", ["--silent", "--cacert", "\(folder.path)/own.pem", health])
    #expect(outcome.status == 0)
    #expect(
      try Program.run(
        "/usr/bin/curl",
        [
          "--silent", "--output", "/dev/null", "--write-out", "%{http_code}", "--cacert",
          "\(folder.path)/own.pem", emulator.url("/_emulator/ca.pem"),
        ]
      ).output == "404")
    #expect(!emulator.folder.exists("certs"))
  }

  @Test("fills the port file for as long as the emulator listens")
  func portFile() throws {
    let folder = try TemporaryFolder()
    let emulator = try EmulatorProcess(["--port-file", "\(folder.path)/port"], in: folder)
    #expect(try folder.read("port") == "\(emulator.port)\n")
    #expect(emulator.stop().status == 0)
    #expect(!folder.exists("port"))
  }

  @Test("comes by variables as it does by flags")
  func variables() throws {
    let folder = try TemporaryFolder()
    let emulator = try EmulatorProcess(
      environment: [
        "VB365_EMULATOR_HOST": "127.0.0.2,127.0.0.1", "VB365_EMULATOR_PORT_FILE": "\(folder.path)/port",
        "VB365_EMULATOR_BULK_SHAPE": "documented", "VB365_EMULATOR_EMULATOR_HEADERS": "off",
        "VB365_EMULATOR_LOG_FORMAT": "json", "VB365_EMULATOR_STATFUL": "true", "VB365_EMULATOR_PORT": "1",
      ], in: folder)
    #expect(emulator.readyLine.hasPrefix("ready https://127.0.0.2:"))
    #expect(try folder.read("port") == "\(emulator.port)\n", "the flag wins over VB365_EMULATOR_PORT")
    let bulk = #"{"mailBoxes":[{"id":"\#(VendorPages.mailbox)"}],"userCode":"C6A9DB737"}"#
    let answer = try emulator.restore(bulk, mailbox: nil)
    #expect(!answer.body.contains("details"))
    #expect(answer.header("x-emulator-verdict") == nil)
    let log = emulator.stop().errorLines
    #expect(log.allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) is [String: Any] })
    #expect(log.contains { $0.contains("VB365_EMULATOR_STATFUL is no setting; did you mean VB365_EMULATOR_STATEFUL?") })
  }

  @Test("keeps keys to the owner whatever the umask", arguments: ["000", "077", "777"])
  func umask(mask: String) throws {
    let folder = try TemporaryFolder()
    let program = try Program(
      "/bin/sh",
      [
        "-c",
        "mkdir '\(folder.path)/certs' && umask \(mask) && exec '\(EmulatorProcess.binary)' --port 0 --ca-dir \"$0\"",
        "\(folder.path)/certs",
      ])
    try #require(program.output.line(holding: "ready") != nil)
    let keys = ["ca.key", "server.key"].map { ($0, 0o600) }
    let certificates = ["ca.pem", "server.pem", "server-names.pem"].map { ($0, 0o644) }
    for (name, mode) in keys + certificates {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/certs/\(name)")
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
    }
    program.send(SIGTERM)
    #expect(program.wait().status == 0)
  }
}
