import Foundation
import Testing
import TestSupport

@Suite("An emulator that ends with whoever started it", .timeLimit(.minutes(5)))
struct ParentTests {
  /// A shell that starts emulators in the background, where their standard input is /dev/null, and waits for them.
  private func parent(of count: Int, in folder: TemporaryFolder, _ arguments: String = "") throws -> Program {
    let script = """
      for number in $(seq \(count)); do
        "$0" --port 0 --ca-dir "$1" --workers 1 --exit-with-parent \(arguments) &
      done
      wait
      """
    return try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, "\(folder.path)/certs"])
  }

  @Test("ends when its standard input does, where somebody holds that")
  func input() throws {
    let emulator = try EmulatorProcess(["--exit-with-parent"])
    emulator.program.closeInput()
    #expect(emulator.program.wait().status == 0)
  }

  @Test("ends in good order when its parent is killed")
  func killed() throws {
    let folder = try TemporaryFolder()
    let parent = try parent(of: 1, in: folder, "--port-file '\(folder.path)/port'")
    #expect(parent.output.line(holding: "ready") != nil)
    parent.send(SIGKILL)
    // Everybody who could write to it is gone then.
    _ = parent.output.textAtEnd()
    #expect(parent.error.textAtEnd().contains("stopping"))
    #expect(!folder.exists("port"))
  }

  @Test("stays while its parent does, though its standard input is at its end")
  func stays() throws {
    let folder = try TemporaryFolder()
    let parent = try parent(of: 1, in: folder)
    let line = try #require(parent.output.line(holding: "ready"))
    let url = try #require(line.split(separator: " ").dropFirst().first)
    for _ in 0..<3 {
      let outcome = try EmulatorProcess.run(["wait", "--url", String(url), "--ca-dir", "\(folder.path)/certs"])
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    #expect(!parent.error.text.contains("stopping"))
    parent.send(SIGKILL)
    _ = parent.output.textAtEnd()
  }

  @Test("is one of a hundred, one for each test: all ready, each at a port of its own, all gone with their parents")
  func hundred() throws {
    let folder = try TemporaryFolder()
    let parents = try (0..<10).map { _ in try parent(of: 10, in: folder) }
    let lines = parents.flatMap { $0.output.lines(10, holding: "ready") }
    let ports = lines.compactMap { $0.firstMatch(of: /:([0-9]+) pid=/)?.1 }
    #expect(Set(ports).count == 100)
    for parent in parents { parent.send(SIGKILL) }
    for parent in parents {
      _ = parent.output.textAtEnd()
      let stops = parent.error.textAtEnd().ranges(of: "stopping").count
      #expect(stops == 10)
    }
  }
}
