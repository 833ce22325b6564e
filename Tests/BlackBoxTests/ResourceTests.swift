import Foundation
import Testing
import TestSupport

@Suite("What the process takes and gives back", .timeLimit(.minutes(5)))
struct ResourceTests {
  @Test("the open files that it may have, where the soft limit allows less")
  func openFiles() throws {
    let folder = try TemporaryFolder()
    let program = try Program(
      "/bin/sh",
      ["-c", "ulimit -Sn 100 && exec \"$0\" \"$@\"", EmulatorProcess.binary]
        + ["--port", "0", "--ca-dir", "\(folder.path)/certs"])
    try #require(program.output.line(holding: "ready") != nil)
    let line = try Self.line("limits", of: program, holding: "Max open files")
    let (soft, hard) = (line.split(separator: " ")[3], line.split(separator: " ")[4])
    #expect(soft == hard)
    #expect(soft != "100")
  }

  @Test("the memory of large bodies, once they were answered")
  func memory() throws {
    // One worker: with the next answer, what it held for the last one is gone.
    let emulator = try EmulatorProcess(["--workers", "1"])
    let body = String(repeating: " ", count: 8_000_000) + VendorPages.password
    func resident() throws -> Int {
      #expect(try emulator.restore(VendorPages.password).status == 200)
      let line = try Self.line("status", of: emulator.program, holding: "VmRSS")
      return try #require(Int(line.split(separator: " ")[1]))
    }
    let before = try resident()
    for _ in 0..<5 { #expect(try emulator.restore(body).status == 200) }
    let kept = try resident() - before
    #expect(kept < 4 * 1024, "\(kept) KiB")
  }

  @Test("the memory of the longest answers, once they were taken")
  func longAnswers() throws {
    let emulator = try EmulatorProcess(["--workers", "1"])
    let mailbox = #"{"id":"99999999-0000-4000-8000-000000000009"},"#
    let body =
      #"{"userCode":"C6A9DB737","skipUnresolved":true,"mailBoxes":["#
      + String(repeating: mailbox, count: 50_000) + "]}"
    func resident() throws -> Int {
      #expect(try emulator.restore(VendorPages.password).status == 200)
      let line = try Self.line("status", of: emulator.program, holding: "VmRSS")
      return try #require(Int(line.split(separator: " ")[1]))
    }
    let before = try resident()
    for _ in 0..<2 {
      let answer = try emulator.restore(body, mailbox: nil)
      #expect(answer.status == 200)
      #expect(answer.body.utf8.count > 10_000_000)
    }
    let kept = try resident() - before
    #expect(kept < 4 * 1024, "\(kept) KiB")
  }

  private static func line(_ file: String, of program: Program, holding part: String) throws -> String {
    let text = try String(contentsOfFile: "/proc/\(program.processID)/\(file)", encoding: .utf8)
    return try #require(text.split(separator: "\n").first { $0.contains(part) }.map(String.init))
  }
}
