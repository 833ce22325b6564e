import Glibc
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("Files", .timeLimit(.minutes(5)))
struct FileSystemTests {
  let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test("are regular files: a pipe is not waited for, and never replaced")
  func pipe() throws {
    let path = "\(temporary.path)/pipe"
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let refusal = FileError(path: path, reason: .kind(.pipe))
    #expect(throws: refusal) { try FileSystem.read(path) }
    #expect(throws: refusal) { try FileSystem.readIfPresent(path) }
    #expect(throws: refusal) { try FileSystem.replace(path, with: [], mode: 0o600) }
    #expect(try temporary.names() == ["pipe"])
    #expect(FileSystem.obstacle(at: path) == refusal)
    // Asked alone: root could replace it.
    #expect(FileSystem.obstacle(at: "/dev/null")?.reason == .kind(.device))
  }

  @Test("that have another name are not replaced by that name")
  func link() throws {
    let path = "\(temporary.path)/link"
    try #require(unsafe symlink("target", path) == 0)
    try temporary.write("kept", to: "target")
    #expect(throws: FileError(path: path, reason: .kind(.symbolicLink))) {
      try FileSystem.replace(path, with: [1], mode: 0o600)
    }
    #expect(try temporary.read("target") == "kept")
    #expect(try FileSystem.read(path) == Array("kept".utf8))
  }

  @Test("are others once another one took the name, though it says the same")
  func identity() throws {
    let path = "\(temporary.path)/file"
    try FileSystem.replace(path, with: [1], mode: 0o600)
    let first = FileSystem.identity(of: path)
    #expect(first != nil)
    #expect(FileSystem.identity(of: path) == first)
    try FileSystem.replace(path, with: [1], mode: 0o600)
    #expect(FileSystem.identity(of: path) != first)
    #expect(FileSystem.identity(of: "\(path)-none") == nil)
  }
}
