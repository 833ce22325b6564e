import Backup
import Glibc
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("Fixture files", .timeLimit(.minutes(5)))
struct FixtureFilesTests {
  let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func organization(_ digit: Int, name: String) -> String {
    """
    { "organizations": [ { "id": "\(digit)0000000-0000-0000-0000-000000000000", "name": "\(name)", \
    "type": "Office365", "mailboxes": [] } ] }
    """
  }

  @Test("of a folder are its *.json by name: no schema, nothing hidden, nothing below")
  func folder() throws {
    for name in ["b.json", "a.json", "fixtures.schema.json", ".hidden.json", "notes.txt", "c.json.bak"] {
      try temporary.write("{}", to: name)
    }
    try temporary.makeFolder("d.json")
    try temporary.write("{}", to: "d.json/e.json")
    let names = try FixtureFiles.documents(at: [temporary.path]).map(\.name)
    #expect(names == ["\(temporary.path)/a.json", "\(temporary.path)/b.json"])
    #expect(try FixtureFiles.documents(at: ["\(temporary.path)/"]).map(\.name) == names)
  }

  @Test("are one world together, in the order of the names")
  func together() throws {
    try temporary.write(organization(2, name: "second"), to: "2.json")
    try temporary.write(organization(1, name: "first"), to: "1.json")
    let world = try FixtureSource.files([temporary.path]).world()
    #expect(world.organizations.map(\.name) == ["first", "second"])
    #expect(try CheckSummary(checking: [temporary.path]).world?.organizations == 2)
  }

  @Test("are the built-in ones when there are none")
  func builtIn() throws {
    #expect(try #require(CheckSummary(checking: []).world).mailboxes > 0)
  }

  @Test("that break the format are told line by line, each with its place")
  func problems() throws {
    try temporary.write("{ \"organisations\": [],\n  \"tokens\": 5 }", to: "broken.json")
    let error = #expect(throws: EmulatorError.self) { try FixtureSource.files([temporary.path]).world() }
    #expect(error?.code == .brokenFixtures)
    #expect(error?.problems.count == 2)
    #expect(error?.problems.first?.hasPrefix("\(temporary.path)/broken.json:1:3: /organisations: ") == true)
    #expect(error?.problems.first?.contains("did you mean \"organizations\"") == true)
    #expect(error?.problems.last?.hasPrefix("\(temporary.path)/broken.json:2:") == true)
  }

  @Test("that are not there, and folders without any, are named")
  func absent() throws {
    let error = #expect(throws: EmulatorError.self) { try FixtureFiles.documents(at: ["\(temporary.path)/none.json"]) }
    #expect(error?.code == .unreadableFile)
    #expect(error?.problems == ["\(temporary.path)/none.json: No such file or directory"])
    let empty = #expect(throws: EmulatorError.self) { try FixtureFiles.documents(at: [temporary.path]) }
    #expect(empty?.code == .unreadableFile)
    #expect(empty?.problems == ["\(temporary.path): no *.json in it"])
  }

  @Test("that are larger than any world are not read, one or all together")
  func tooLarge() throws {
    try temporary.write("{}", to: "a.json")
    try temporary.write("{}", to: "b.json")
    let second = "\(temporary.path)/b.json"
    #expect(unsafe truncate(second, FileLimit.fixtures - 1) == 0)
    let both = #expect(throws: EmulatorError.self) { try FixtureFiles.documents(at: [temporary.path]) }
    #expect(both?.code == .unreadableFile)
    #expect(both?.problems == ["\(second): is too large; no more than 268435456 bytes are read"])
    #expect(unsafe truncate(second, FileLimit.fixtures + 1) == 0)
    let one = #expect(throws: EmulatorError.self) { try FixtureFiles.documents(at: [second]) }
    #expect(one?.problems == both?.problems)
  }

  @Test("that do not tell their size are read no further, either")
  func endless() throws {
    // It has no size, and more bytes than one.
    let error = #expect(throws: FileError.self) { try FileSystem.read("/proc/self/status", atMost: 1) }
    #expect(error?.reason == .size(limit: 1))
  }
}
