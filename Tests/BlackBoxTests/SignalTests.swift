import Foundation
import Testing
import TestSupport

@Suite("Signals", .timeLimit(.minutes(5)))
struct SignalTests {
  /// A session with one mailbox, whose restore takes as long as asked and answers `created` items.
  private func fixtures(created: Int, delayMilliseconds: Int = 0) -> String {
    let mailbox = SmallWorld.mailbox(
      VendorPages.mailbox, items: #""missing": \#(created)"#, outcome: #""delayMilliseconds": \#(delayMilliseconds)"#)
    return SmallWorld.json(mailboxes: [mailbox])
  }

  @Test("SIGTERM and SIGINT end an idle emulator with 0", arguments: [SIGTERM, SIGINT])
  func stop(signal: Int32) throws {
    let emulator = try EmulatorProcess()
    emulator.program.send(signal)
    #expect(emulator.program.wait().status == 0)
  }

  @Test("SIGTERM lets a request in flight finish")
  func drain() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(fixtures(created: 1, delayMilliseconds: 1500), to: "slow.json")
    let emulator = try EmulatorProcess(["--fixtures", file, "--drain-seconds", "30"], in: folder)
    let request = try SlowRequest(to: emulator)
    #expect(emulator.stop().status == 0)
    #expect(request.answer().hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  @Test("a second SIGTERM does not wait for the drain")
  func secondSignal() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(fixtures(created: 1, delayMilliseconds: 60_000), to: "slow.json")
    let emulator = try EmulatorProcess(["--fixtures", file, "--drain-seconds", "60"], in: folder)
    let request = try SlowRequest(to: emulator)
    emulator.program.send(SIGTERM)
    #expect(emulator.program.error.line(holding: "stopping") != nil)
    emulator.program.send(SIGTERM)
    #expect(emulator.program.wait().status == 128 + SIGTERM)
    #expect(request.answer() == "")
  }

  @Test("SIGHUP reads the fixtures again, and keeps the old ones when the new ones are broken")
  func reload() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(fixtures(created: 1), to: "fixtures.json")
    let emulator = try EmulatorProcess(["--fixtures", file], in: folder)
    #expect(try emulator.restore(VendorPages.password).body.contains(#""createdItemsCount":1,"#))

    try folder.write(fixtures(created: 2), to: "fixtures.json")
    emulator.program.send(SIGHUP)
    #expect(
      emulator.program.error.line(holding: "fixtures changed: 1 used session of the fixtures was forgotten") != nil)
    #expect(try emulator.restore(VendorPages.password).body.contains(#""createdItemsCount":2,"#))

    emulator.program.send(SIGHUP)
    #expect(emulator.program.error.line(holding: "they are the same, and nothing was forgotten") != nil)

    try folder.write("{\n  \"organisations\": [],\n  \"tokens\": 5\n}", to: "fixtures.json")
    emulator.program.send(SIGHUP)
    #expect(emulator.program.error.line(holding: "the fixtures stay as they were") != nil)
    let log = emulator.program.error.text
    #expect(log.contains("\(file):2:3: /organisations: "))
    #expect(log.contains("\(file):3:13: /tokens: "))
    #expect(try emulator.restore(VendorPages.password).body.contains(#""createdItemsCount":2,"#))
    #expect(emulator.stop().status == 0)
  }

  @Test("the end of standard input is nothing where it was not")
  func noParent() throws {
    let emulator = try EmulatorProcess()
    emulator.program.closeInput()
    #expect(try emulator.curl("/_emulator/health").status == 200)
    #expect(emulator.stop().status == 0)
  }
}
