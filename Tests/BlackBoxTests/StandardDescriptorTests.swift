import Foundation
import Testing
import TestSupport

@Suite("Standard input, output and error", .timeLimit(.minutes(5)))
struct StandardDescriptorTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("are nothing that clients are connected to, where they are closed")
  func closed() throws {
    let script = #"exec "$0" --port 0 --ca-dir "$1/certs" --port-file "$1/port" <&- >&- 2>&-"#
    let program = try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path])
    let waited = try EmulatorProcess.run([
      "wait", "--port-file", "\(folder.path)/port", "--ca-dir", "\(folder.path)/certs",
    ])
    #expect(waited.status == 0, "\(waited.error)")
    for number in 0...2 {
      let link = "/proc/\(program.processID)/fd/\(number)"
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
    }
    program.send(SIGTERM)
    #expect(program.wait().status == 0)
  }

  @Test("that take nothing are said, and the emulator serves", arguments: [">/dev/full", "2>/dev/full"])
  func full(redirection: String) throws {
    let script = #"exec "$0" --port 0 --ca-dir "$1/certs" --port-file "$1/port" \#(redirection)"#
    let program = try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path])
    let waited = try EmulatorProcess.run([
      "wait", "--port-file", "\(folder.path)/port", "--ca-dir", "\(folder.path)/certs",
    ])
    #expect(waited.status == 0, "\(waited.error)")
    if redirection == ">/dev/full" {
      #expect(program.error.line(holding: "the ready line cannot be written: No space left on device") != nil)
    }
    program.send(SIGTERM)
    #expect(program.wait().status == 0)
  }

  @Test("that take nothing end a command whose answer is lost")
  func lostAnswer() throws {
    let file = try folder.write(#"{"restUsers":[{"userName":"u","password":"p"}]}"#, to: "a.json")
    let outcome = try Program.run(
      "/bin/sh", ["-c", #"exec "$0" check "$1" >/dev/full"#, EmulatorProcess.binary, file])
    #expect(outcome.status == 73)
    #expect(outcome.errorLines == ["standard output: No space left on device"])
  }

  @Test("that are closed or full change no exit status", arguments: ["2>&-", "2>/dev/full", ">&- 2>&- <&-"])
  func failedStart(redirection: String) throws {
    let script = #"exec "$0" --port 0 --fixtures "$1/none" \#(redirection)"#
    #expect(try Program.run("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path]).status == 66)
  }

  @Test("that somebody pours into cost next to nothing, and their end is seen")
  func flood() throws {
    let script = #"yes | "$0" --port 0 --ca-dir "$1/certs" --exit-with-parent"#
    let program = try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path])
    let line = try #require(program.output.line(holding: "ready"))
    let emulator = try #require(line.firstMatch(of: /pid=([0-9]+)/).flatMap { Int32($0.1) })
    let url = try #require(line.split(separator: " ").dropFirst().first)
    let clock = ContinuousClock()
    let (start, before) = (clock.now, try cpuTime(of: emulator))
    // Something to do for a second that costs the emulator little.
    while clock.now - start < .seconds(1) {
      _ = try EmulatorProcess.run(["wait", "--url", String(url), "--ca-dir", "\(folder.path)/certs"])
    }
    let (elapsed, used) = (clock.now - start, try cpuTime(of: emulator) - before)
    #expect(used < elapsed / 4, "\(used) of \(elapsed)")
    kill(emulator, SIGTERM)
    #expect(program.wait().output.hasPrefix("ready"))
  }

  @Test("that bring more than a pipe holds are read to their end")
  func muchInput() throws {
    let script = #"head -c 2000000 /dev/zero | "$0" --port 0 --ca-dir "$1/certs" --exit-with-parent"#
    let program = try Program("/bin/sh", ["-c", script, EmulatorProcess.binary, folder.path])
    #expect(program.wait().status == 0)
  }

  /// What a process has taken of the processors so far.
  private func cpuTime(of process: Int32) throws -> Duration {
    let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    // Behind the name, which may hold spaces, utime and stime are the 12th and the 13th.
    let fields = try #require(text.split(separator: ")").last).split(separator: " ")
    let ticks = try #require(Int(fields[11])) + #require(Int(fields[12]))
    return .seconds(Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK))))
  }
}
