import Testing
import TestSupport

@Suite("A file of fault rules for the command", .timeLimit(.minutes(5)))
struct FaultFileTests {
  private static let rule = #"{"match": {"operation": "restoreMailbox"}, "effect": {"status": 503}}"#

  @Test("arms them from the start, and a reset does so again")
  func serve() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(#"{"faults": [\#(Self.rule)]}"#, to: "faults.json")
    let emulator = try EmulatorProcess(["--faults", file], in: folder)
    #expect(try emulator.restore(VendorPages.password).status == 503)
    #expect(try emulator.restore(VendorPages.password).status == 200)
    #expect(try emulator.call(["reset"]).status == 0)
    #expect(try emulator.restore(VendorPages.password).status == 503)
  }

  @Test("is refused by serve and by check where it is broken, by line and column")
  func broken() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("[\(Self.rule),\n {\"effect\": {\"statsu\": 5}}]", to: "faults.json")
    for arguments in [["serve", "--port", "0", "--ca-dir", folder.path, "--faults", file], ["check", file]] {
      let outcome = try EmulatorProcess.run(arguments)
      #expect(outcome.status == 65)
      #expect(outcome.output == "")
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.error.hasPrefix("\(file):2:"))
      #expect(outcome.error.contains("/1/effect/statsu: ") && outcome.error.contains("did you mean \"status\"?"))
    }
    let missing = try EmulatorProcess.run([
      "serve", "--port", "0", "--ca-dir", folder.path, "--faults", "\(folder.path)/none",
    ])
    #expect(missing.status == 66)
    #expect(missing.error.hasPrefix("--faults: "))
  }

  @Test("is checked beside fixtures, or alone")
  func check() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("[\(Self.rule), \(Self.rule)]", to: "faults.json")
    #expect(try EmulatorProcess.run(["check", file]).output == "ok: fault rules: 2\n")
    let fixtures = try folder.write(#"{"restUsers": [{"userName": "u", "password": "p"}]}"#, to: "world.json")
    let both = try EmulatorProcess.run(["check", fixtures, file])
    #expect(both.output == "ok: organizations: 0, mailboxes: 0, restore sessions: 0, fault rules: 2\n")
    #expect(both.status == 0)
  }

  @Test("and the log of requests on standard error, in place of the log's lines")
  func requestLog() throws {
    let emulator = try EmulatorProcess(["--request-log", "on"])
    #expect(try emulator.restore(VendorPages.password).status == 200)
    #expect(try emulator.restore("{}").status == 400)
    let lines = emulator.stop().errorLines.drop { !$0.contains(" POST ") }
    #expect(lines.count >= 3)
    #expect(lines.first?.hasSuffix(" ms ok") == true)
    #expect(lines.dropFirst().first?.contains(" 400 ") == true)
    #expect(lines.dropFirst(2).first?.hasPrefix("    ") == true)
    #expect(!lines.contains { $0.contains(" request ") })
  }
}
