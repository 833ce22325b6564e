import Foundation
import Testing
import TestSupport

@Suite("A start that has to wait", .timeLimit(.minutes(5)))
struct StuckStartTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var certificates: String { "\(folder.path)/certs" }

  /// A start whose certificate folder is locked by somebody else, once it says so.
  private func waitingForLock(_ arguments: [String] = []) throws -> (program: Program, lock: FileHandle) {
    try FileManager.default.createDirectory(atPath: certificates, withIntermediateDirectories: true)
    try folder.write("", to: "certs/.lock")
    let lock = try #require(FileHandle(forUpdatingAtPath: "\(certificates)/.lock"))
    try #require(flock(lock.fileDescriptor, LOCK_EX) == 0)
    let program = try Program(EmulatorProcess.binary, ["--port", "0", "--ca-dir", certificates] + arguments)
    let line = program.error.line(holding: "waits for the lock on \(certificates)/.lock, held by another start")
    try #require(line != nil)
    return (program, lock)
  }

  @Test("for a lock says so, and ends by a signal with 0, leaving nothing behind", arguments: [SIGTERM, SIGINT])
  func lock(signal: Int32) throws {
    let (program, lock) = try waitingForLock()
    program.send(signal)
    let outcome = program.wait()
    #expect(outcome.status == 0)
    #expect(outcome.errorLines.last == "stopped before it was ready")
    #expect(outcome.output == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: certificates) == [".lock"])
    try lock.close()
  }

  @Test("for a lock ends with whoever holds its standard input")
  func parent() throws {
    let (program, lock) = try waitingForLock(["--exit-with-parent"])
    program.closeInput()
    #expect(program.wait().status == 0)
    try lock.close()
  }

  @Test("for a lock goes on once that is free")
  func goesOn() throws {
    let (program, lock) = try waitingForLock()
    try lock.close()
    #expect(program.output.line(holding: "ready") != nil)
    program.send(SIGTERM)
    #expect(program.wait().status == 0)
  }

  @Test("for a reader of its ready line says so, and stops in good order")
  func unreadOutput() throws {
    // As much as a pipe holds.
    let script = #"""
      mkfifo "$1/out" && exec 7<>"$1/out" && head -c 65536 /dev/zero >&7 &&
      exec "$0" --port 0 --ca-dir "$1/certs" --port-file "$1/port" >&7 7>&-
      """#
    let program = try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path])
    #expect(program.error.line(holding: "waits for a reader of standard output") != nil)
    #expect(folder.exists("port"))
    program.send(SIGTERM)
    #expect(program.wait().status == 0)
    #expect(!folder.exists("port"))
  }

  @Test("for a reader of what is wrong can be stopped, too")
  func unreadError() throws {
    let script = #"""
      mkfifo "$1/err" && exec 7<>"$1/err" && head -c 65536 /dev/zero >&7 &&
      echo started && exec "$0" --port 0 --fixtures "$1/none" 2>&7 7>&-
      """#
    let program = try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path])
    #expect(program.output.line(holding: "started") != nil)
    // By default action, should it not have come far.
    program.send(SIGTERM)
    #expect([0, -SIGTERM].contains(program.wait().status))
  }

  @Test(
    "in vain does not: what is no regular file is refused",
    arguments: [
      ["--fixtures", "FIFO"], ["--cert", "FIFO", "--key", "FIFO"], ["--pfx", "FIFO"], ["--client-ca", "FIFO"],
      ["--token-key", "FIFO"], ["--fixtures", "/dev/zero"],
    ])
  func pipes(arguments: [String]) throws {
    let fifo = try folder.makePipe("fifo")
    let outcome = try EmulatorProcess.run(
      ["--port", "0", "--ca-dir", certificates] + arguments.map { $0 == "FIFO" ? fifo : $0 })
    #expect(outcome.status == 66)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(", not a regular file"))
  }

  @Test("in vain does not, in the certificate folder, either", arguments: ["ca.pem", "ca.key", "server.pem", ".lock"])
  func certificateFolder(name: String) throws {
    try FileManager.default.createDirectory(atPath: certificates, withIntermediateDirectories: true)
    let fifo = try folder.makePipe("certs/\(name)")
    let outcome = try EmulatorProcess.run(["--port", "0", "--ca-dir", certificates])
    #expect(outcome.status == 73)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("\(fifo): is a pipe, not a regular file"))
  }

  @Test("is none of check's: pipes and devices are refused, with what to do instead")
  func check() throws {
    let fifo = try folder.makePipe("fifo")
    let outcome = try EmulatorProcess.run(["check", fifo])
    #expect(outcome.status == 66)
    #expect(outcome.error == "\(fifo): is a pipe, not a regular file; write what comes out of it to a file first\n")
    let limited = try Program.run(
      "/bin/sh", ["-c", #"ulimit -S -v 1000000; exec "$0" check /dev/zero"#, EmulatorProcess.binary])
    #expect(limited.status == 66)
    #expect(limited.errorLines.last == "/dev/zero: is a device, not a regular file")
  }
}
