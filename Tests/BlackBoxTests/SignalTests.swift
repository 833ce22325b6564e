import Foundation
import Testing
import TestSupport

@Suite("Signals", .timeLimit(.minutes(5)))
struct SignalTests {
  /// A session with a mailbox, whose restore takes as long as asked and answers `created` items, and so many others.
  private func fixtures(created: Int, delayMilliseconds: Int = 0, others: Int = 0) -> String {
    let mailbox = SmallWorld.mailbox(
      VendorPages.mailbox, items: #""missing": \#(created)"#, outcome: #""delayMilliseconds": \#(delayMilliseconds)"#)
    let more = (0..<others).map { SmallWorld.mailbox("00000000-0000-4000-8000-\(100_000_000_000 + $0)") }
    return SmallWorld.json(mailboxes: [mailbox] + more)
  }

  @Test("SIGTERM and SIGINT end an idle emulator with 0", arguments: [SIGTERM, SIGINT])
  func stop(signal: Int32) throws {
    let emulator = try EmulatorProcess()
    emulator.program.send(signal)
    #expect(emulator.program.wait().status == 0)
  }

  @Test("SIGTERM lets a request in flight finish")
  func drain() throws {
    let emulator = try EmulatorProcess(["--drain-seconds", "200"])
    let request = try SlowRequest(to: emulator, holdingBack: 1)
    emulator.program.send(SIGTERM)
    #expect(emulator.program.error.line(holding: "stopping") != nil)
    request.sendRest()
    #expect(request.answer().hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(emulator.program.wait().status == 0)
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

  @Test("SIGHUP reads large fixtures again while clients restore: none is refused, and each comes to the new ones")
  func reloadUnderLoad() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(fixtures(created: 1, others: 5000), to: "fixtures.json")
    let emulator = try EmulatorProcess(["--fixtures", file, "--workers", "2"], in: folder)
    let clients = try (0..<3).map { _ in try emulator.restoreOverAndOver() }
    func waitForAll(created: Int) {
      for client in clients { #expect(client.output.wait(for: #""createdItemsCount":\#(created),"#)) }
    }
    waitForAll(created: 1)
    for created in 2...3 {
      try folder.write(fixtures(created: created, others: 5000), to: "fixtures.json")
      emulator.program.send(SIGHUP)
      waitForAll(created: created)
    }
    for client in clients {
      client.send(SIGKILL)
      // The last one may be incomplete.
      let answers = client.wait().output.split(separator: "\n").dropLast()
      let created = answers.compactMap { answer in
        (1...3).first { answer.hasPrefix(#"{"createdItemsCount":\#($0),"#) && answer.hasSuffix("} 200") }
      }
      #expect(created.count == answers.count, "\(answers.first { !$0.hasSuffix("} 200") } ?? "")")
      #expect(created == created.sorted())
    }
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
