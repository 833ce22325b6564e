import Foundation
import Testing
import TestSupport

@Suite("The verdict at the end", .timeLimit(.minutes(5)))
struct LastVerdictTests {
  private static let misspelt = #"{"userName":"u","userPassword":"pw-5ecret-Aa1","userPasword":"pw-5ecret-Bb2"}"#

  @Test("is 0 for a run that passes, by SIGTERM and SIGINT", arguments: [SIGTERM, SIGINT])
  func pass(signal: Int32) throws {
    let emulator = try EmulatorProcess(["--assert-on-exit"])
    #expect(try emulator.restore(VendorPages.password).status == 200)
    emulator.program.send(signal)
    let outcome = emulator.program.wait()
    #expect(outcome.status == 0)
    #expect(!outcome.error.contains("pass:"))
  }

  @Test("is 1 for one that fails, and one clear line says why, without a secret")
  func fail() throws {
    let emulator = try EmulatorProcess(["--assert-on-exit"])
    #expect(try emulator.restore(Self.misspelt).status == 200)
    let outcome = emulator.stop()
    #expect(outcome.status == 1)
    #expect(
      outcome.errorLines.last?.hasPrefix("fail: body.member at /userPasword of restoreMailbox, 1 request") == true)
    #expect(!outcome.error.contains("5ecret"))
  }

  @Test("is 1 for one that shows nothing")
  func inconclusive() throws {
    let outcome = try EmulatorProcess(["--assert-on-exit"]).stop()
    #expect(outcome.status == 1)
    #expect(outcome.errorLines.last == "inconclusive: No request was judged.")
  }

  @Test("counts the requests that are answered while the emulator stops")
  func drained() throws {
    let emulator = try EmulatorProcess(["--assert-on-exit", "--drain-seconds", "200"])
    let request = try SlowRequest(to: emulator, holdingBack: 1)
    emulator.program.send(SIGTERM)
    #expect(emulator.program.error.line(holding: "stopping") != nil)
    request.sendRest()
    #expect(request.answer().hasPrefix("HTTP/1.1 200 OK\r\n"))
    let outcome = emulator.program.wait()
    #expect(outcome.status == 1)
    // That request has no media type.
    #expect(outcome.errorLines.last?.hasPrefix("fail: body.media-type at Content-Type of restoreMailbox") == true)
  }

  @Test("is in JUnit's file, which implies it, and does not without it")
  func junit() throws {
    let folder = try TemporaryFolder()
    let emulator = try EmulatorProcess(["--junit", "\(folder.path)/run.xml"], in: folder)
    #expect(try emulator.restore(Self.misspelt).status == 200)
    #expect(emulator.stop().status == 1)
    let text = try folder.read("run.xml")
    #expect(text.contains("<failure type=\"finding\" message=\"body.member at /userPasword of restoreMailbox"))
    #expect(text.hasSuffix("</testsuites>\n"))
    #expect(!text.contains("5ecret"))
    let alone = try EmulatorProcess(["--junit", "\(folder.path)/run.xml", "--no-assert-on-exit"], in: folder)
    #expect(alone.stop().status == 0)
    #expect(try folder.read("run.xml").contains("inconclusive"))
  }

  @Test("does not fail for known findings, but for stale ones; of --known itself a mistake ends with 65")
  func known() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      #"[{"rule":"body.member","pointer":"/userPasword","reason":"ticket 5"}]"#, to: "known.json")
    let emulator = try EmulatorProcess(["--assert-on-exit", "--known", file], in: folder)
    #expect(try emulator.restore(Self.misspelt).status == 200)
    #expect(emulator.stop().status == 0)
    let stale = try EmulatorProcess(["--assert-on-exit", "--known", file], in: folder)
    #expect(try stale.restore(VendorPages.password).status == 200)
    let outcome = stale.stop()
    #expect(outcome.status == 1)
    #expect(
      outcome.errorLines.last == "fail: The known finding body.member at /userPasword never came: take it off the list."
    )
    let wrong = try folder.write("[\n  { \"rule\": \"body.membr\" }\n]", to: "wrong.json")
    let refused = try EmulatorProcess.run([
      "serve", "--port", "0", "--ca-dir", "\(folder.path)/certs", "--known", wrong,
    ])
    #expect(refused.status == 65)
    #expect(refused.errorLines == ["\(wrong):2:13: /0/rule: unknown rule; did you mean \"body.member\"?"])
  }

  @Test("73: a file for JUnit that cannot be written, before the run", arguments: ["none/run.xml", ""])
  func unwritable(path: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try EmulatorProcess.run([
      "serve", "--port", "0", "--ca-dir", "\(folder.path)/certs", "--junit", "\(folder.path)/\(path)",
    ])
    #expect(outcome.status == 73)
    #expect(outcome.errorLines.first?.hasPrefix("--junit: ") == true)
    #expect(outcome.output == "")
  }
}
