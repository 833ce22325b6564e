import Foundation
import Testing
import TestSupport

@Suite("The port file", .timeLimit(.minutes(5)))
struct PortFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var path: String { "\(folder.path)/port" }

  private func refusal() throws -> String {
    let outcome = try EmulatorProcess.run(
      ["--port", "0", "--ca-dir", "\(folder.path)/certs", "--port-file", path])
    #expect(outcome.status == 73)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1)
    // It did not get as far as a certificate.
    #expect(!folder.exists("certs"))
    return outcome.error
  }

  @Test("takes the place of no pipe")
  func pipe() throws {
    _ = try folder.makePipe("port")
    #expect(
      try refusal()
        == "--port-file: \(path): is a pipe, not a regular file; write what comes out of it to a file first\n")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType != .typeRegular)
  }

  @Test("takes the place of no symbolic link, which may lead to a device")
  func link() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
    #expect(try refusal() == "--port-file: \(path): is a symbolic link, not a regular file; name the file itself\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "/dev/null")
  }

  @Test("takes the place of no other file", arguments: ["mine", "80a", "65536", "80\n81", "80\n\n"])
  func foreign(text: String) throws {
    try folder.write(text, to: "port")
    #expect(try refusal().contains("holds something else than a port"))
    #expect(try folder.read("port") == text)
  }

  @Test("takes the place of one that an emulator left, or that was made for it", arguments: ["", "80", "65535\n"])
  func leftover(text: String) throws {
    try folder.write(text, to: "port")
    let emulator = try EmulatorProcess(["--port-file", path], in: folder)
    #expect(try folder.read("port") == "\(emulator.port)\n")
    #expect(emulator.stop().status == 0)
    #expect(!folder.exists("port"))
  }

  @Test("stays where another emulator has written it by then")
  func another() throws {
    let first = try EmulatorProcess(["--port-file", path], in: folder)
    let second = try EmulatorProcess(["--port-file", path])
    #expect(first.stop().status == 0)
    #expect(try folder.read("port") == "\(second.port)\n")
    #expect(second.stop().status == 0)
    #expect(!folder.exists("port"))
  }
}
