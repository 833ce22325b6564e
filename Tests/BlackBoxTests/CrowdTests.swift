import Foundation
import Testing
import TestSupport

@Suite("Many emulators at once", .timeLimit(.minutes(5)))
struct CrowdTests {
  @Test("fifty first starts in one folder end with one CA, and each is healthy under it")
  func fifty() throws {
    let folder = try TemporaryFolder()
    let programs = try (0..<50).map { _ in
      try Program(EmulatorProcess.binary, ["--port", "0", "--ca-dir", "\(folder.path)/certs", "--workers", "1"])
    }
    for program in programs {
      let line = try #require(program.output.line(holding: "ready"), "\(program.error.textAtEnd())")
      let url = try #require(line.split(separator: " ").dropFirst().first)
      let outcome = try EmulatorProcess.run(["wait", "--url", String(url), "--ca", "\(folder.path)/certs/ca.pem"])
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    for program in programs { program.send(SIGTERM) }
    for program in programs {
      let outcome = program.wait()
      #expect(outcome.status == 0)
      #expect(!outcome.error.contains("warning"))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/certs")
    #expect(Set(names) == [".lock", "ca.key", "ca.pem", "server-names.pem", "server.key", "server.pem"])
  }
}
