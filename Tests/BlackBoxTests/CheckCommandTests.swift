import Foundation
import Testing
import TestSupport

@Suite("check", .timeLimit(.minutes(5)))
struct CheckCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func organization(_ digit: Int) -> String {
    #"{ "organizations": [ { "id": "\#(digit)0000000-0000-0000-0000-000000000000", "name": "o", "type": "Hybrid" } ] }"#
  }

  @Test("says ok, and how much there is")
  func sound() throws {
    let file = try folder.write(organization(1), to: "a.json")
    let outcome = try EmulatorProcess.run(["check", file])
    #expect(outcome.status == 0)
    #expect(outcome.output == "ok: organizations: 1, mailboxes: 0, restore sessions: 0\n")
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasPrefix("\(file):1:1: warning: nobody can log in: "))
  }

  @Test("warns, at its place, of what makes a world but hardly the one that was meant; serve logs the same")
  func warnings() throws {
    let mailboxes = [1, 2].map {
      #"{ "id": "\#($0)0000000-0000-0000-0000-000000000001", "name": "n", "email": "a@b.example" }"#
    }
    let file = try folder.write(
      """
      { "restUsers": [ { "userName": "u", "password": "p" } ],
        "organizations": [ { "id": "10000000-0000-0000-0000-000000000000", "name": "o", "type": "Hybrid", "mailboxes": [
      \(mailboxes.joined(separator: ",\n")) ] } ] }
      """, to: "twice.json")
    let outcome = try EmulatorProcess.run(["check", file])
    #expect(outcome.status == 0)
    #expect(outcome.output == "ok: organizations: 1, mailboxes: 2, restore sessions: 0\n")
    let warning =
      "\(file):4:71: /organizations/0/mailboxes/1/email: warning: another mailbox of the organization has this "
      + "address, first at \(file):3:71"
    #expect(outcome.errorLines == [warning])
    let emulator = try EmulatorProcess(["--fixtures", file], in: folder)
    #expect(emulator.program.error.line(holding: warning) != nil)
    #expect(emulator.stop().status == 0)
  }

  @Test("tells every problem by file, line, column and pointer, with what was meant")
  func problems() throws {
    let file = try folder.write("{ \"organisations\": [],\n  \"tokens\": 5 }", to: "a.json")
    let outcome = try EmulatorProcess.run(["check", file])
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 2)
    #expect(outcome.errorLines.first?.hasPrefix("\(file):1:3: /organisations: ") == true)
    #expect(outcome.errorLines.first?.contains("did you mean \"organizations\"") == true)
    #expect(outcome.errorLines.last?.hasPrefix("\(file):2:13: /tokens: ") == true)
  }

  @Test("holds several files as one world: an id in two of them is a duplicate")
  func together() throws {
    let first = try folder.write(organization(1), to: "a.json")
    let second = try folder.write(organization(1), to: "b.json")
    for arguments in [[first, second], [folder.path]] {
      let outcome = try EmulatorProcess.run(["check"] + arguments)
      #expect(outcome.status == 65)
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.error.hasPrefix("\(second):1:"))
    }
  }

  @Test("needs a file that can be read")
  func unreadable() throws {
    #expect(try EmulatorProcess.run(["check"]).status == 64)
    #expect(try EmulatorProcess.run(["check", "\(folder.path)/none.json"]).status == 66)
  }

  @Test("says that memory does not suffice for a file, and does not break down")
  func memory() throws {
    let file = try folder.write("", to: "large.json")
    try #require(unsafe truncate(file, 250_000_000) == 0)
    let script = #"ulimit -v 300000; exec "$0" check "$1""#
    let outcome = try Program.run("/bin/sh", ["-c", script, EmulatorProcess.binary, file])
    #expect(outcome.status == 66)
    #expect(outcome.errorLines == ["\(file): Cannot allocate memory"])
  }
}
