import Foundation
import Testing
import TestSupport

@Suite("A socket that is handed over", .timeLimit(.minutes(5)))
struct SocketHandOverTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var arguments: [String] { ["--ca-dir", "\(folder.path)/certs"] }

  @Test("is where the emulator serves, with no port to race for; the port it was told is ignored, and that said")
  func serves() throws {
    let socket = try HandedSocket()
    let child = try socket.start(arguments + ["--port", "1", "--port-file", "\(folder.path)/port"])
    let line = try #require(child.output.line(holding: "ready"), "\(child.error.textAtEnd())")
    #expect(line.hasPrefix("ready https://127.0.0.1:\(socket.port) pid=\(child.processID) ca="))
    #expect(try folder.read("port") == "\(socket.port)\n")
    #expect(child.error.text.contains("--port is ignored: LISTEN_FDS"))
    let health = "https://localhost:\(socket.port)/_emulator/health"
    let answer = try Program.run("/usr/bin/curl", ["--silent", "--cacert", "\(folder.path)/certs/ca.pem", health])
    #expect(answer.status == 0)
    kill(child.processID, SIGTERM)
    #expect(child.wait() == 0)
  }

  @Test("answers whoever connected before the emulator was there")
  func early() throws {
    let socket = try HandedSocket()
    let early = try Program("/usr/bin/openssl", ["s_client", "-connect", "127.0.0.1:\(socket.port)"])
    let child = try socket.start(arguments)
    #expect(early.output.line(holding: "Verify return code") != nil)
    early.closeInput()
    kill(child.processID, SIGTERM)
    #expect(child.wait() == 0)
  }

  @Test("has to listen, else the emulator does not start, and says which it is")
  func silent() throws {
    let child = try HandedSocket(listens: false).start(arguments)
    #expect(child.error.textAtEnd() == "descriptor 3, which was handed over, does not listen\n")
    #expect(child.wait() == 64)
  }

  @Test("is left alone where it is meant for another process")
  func another() throws {
    let socket = try HandedSocket()
    let child = try socket.start(arguments + ["--port", "0"], announcedTo: "1")
    let line = try #require(child.output.line(holding: "ready"))
    #expect(!line.contains(":\(socket.port) "))
    kill(child.processID, SIGTERM)
    #expect(child.wait() == 0)
  }
}
